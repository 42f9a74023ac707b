package ai.hanzo.hmm.client.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A door whose feeds say what a test tells them to, one connection at a time (RFC 6455, as much of
/// it as there is need for).
final class ScriptedFeed implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int WITHIN_S = 10;

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

    ScriptedFeed() throws IOException {
        server.setSoTimeout(WITHIN_S * 1_000);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /// The next connection, as far as its request.
    Guest next() throws IOException {
        return new Guest(server.accept());
    }

    /// The next connection, as a feed.
    Guest welcome() throws IOException {
        return next().welcome();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    static final class Guest implements AutoCloseable {
        private final Socket socket;
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        final String request;

        private Guest(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(WITHIN_S * 1_000);
            socket.setTcpNoDelay(true);
            var lines = new StringBuilder();
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.append(line).append('\n');
            }
            request = lines.toString();
        }

        Guest welcome() throws IOException {
            say(
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade"
                            + "\r\nSec-WebSocket-Accept: "
                            + accept(header("Sec-WebSocket-Key"))
                            + "\r\n\r\n");
            Thread.ofVirtual().start(this::listen);
            return this;
        }

        /// A status and headers in place of a feed.
        void turnAway(String status) throws IOException {
            say("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
            close();
        }

        String header(String name) {
            return request.lines()
                    .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        /// The next text of the client; `closed` when it says good-bye, `pong` for one.
        String heard() throws InterruptedException {
            var text = heard.poll(WITHIN_S, TimeUnit.SECONDS);
            return text == null ? "nothing" : text;
        }

        void tell(String text) throws IOException {
            frame(0x81, text.getBytes(UTF_8));
        }

        /// One text in so many frames.
        void tellInParts(String text, int parts) throws IOException {
            var bytes = text.getBytes(UTF_8);
            for (int i = 0; i < parts; i++) {
                int from = bytes.length * i / parts;
                int to = bytes.length * (i + 1) / parts;
                var part = Arrays.copyOfRange(bytes, from, to);
                frame((i == 0 ? 1 : 0) | (i == parts - 1 ? 0x80 : 0), part);
            }
        }

        void ping() throws IOException {
            frame(0x89, new byte[0]);
        }

        void pong() throws IOException {
            frame(0x8a, new byte[0]);
        }

        void end(int code, String reason) throws IOException {
            var words = reason.getBytes(UTF_8);
            var payload = new byte[words.length + 2];
            payload[0] = (byte) (code >> 8);
            payload[1] = (byte) code;
            System.arraycopy(words, 0, payload, 2, words.length);
            frame(0x88, payload);
        }

        /// Without a word.
        @Override
        public void close() throws IOException {
            socket.close();
        }

        private void frame(int first, byte[] payload) throws IOException {
            var frame = new ByteArrayOutputStream();
            frame.write(first);
            if (payload.length < 126) {
                frame.write(payload.length);
            } else {
                frame.write(126);
                frame.write(payload.length >> 8);
                frame.write(payload.length);
            }
            frame.write(payload);
            socket.getOutputStream().write(frame.toByteArray());
        }

        private void say(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        }

        private void listen() {
            try (var in = new DataInputStream(socket.getInputStream())) {
                while (true) hear(in);
            } catch (IOException e) {
                heard.add("gone"); // the test closed it, or the client did
            }
        }

        private void hear(DataInputStream in) throws IOException {
            int kind = in.readUnsignedByte() & 0xf;
            int length = in.readUnsignedByte() & 0x7f;
            if (length == 126) length = in.readUnsignedShort();
            var mask = in.readNBytes(4);
            var payload = in.readNBytes(length);
            for (int i = 0; i < payload.length; i++) payload[i] ^= mask[i % 4];
            heard.add(
                    switch (kind) {
                        case 1 -> new String(payload, UTF_8);
                        case 8 -> "closed";
                        case 9 -> "ping";
                        case 10 -> "pong";
                        default -> "frame of kind " + kind;
                    });
        }

        private static String accept(String key) {
            try {
                var sha1 = MessageDigest.getInstance("SHA-1");
                return Base64.getEncoder()
                        .encodeToString(sha1.digest((key + MAGIC).getBytes(ISO_8859_1)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
