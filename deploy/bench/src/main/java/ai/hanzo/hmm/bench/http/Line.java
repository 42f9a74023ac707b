package ai.hanzo.hmm.bench.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// One connection that is kept alive, with one request under way at most.
final class Line implements AutoCloseable {
    private static final int MOST_ANSWERED = 64 * 1024;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(MOST_ANSWERED);
    private ByteBuffer out = ByteBuffer.allocate(0);
    private Request.Sent request;

    private Line(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    static Line open(InetSocketAddress door, Selector selector) throws IOException {
        var channel = SocketChannel.open(door);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return new Line(channel, selector);
    }

    /// What is under way.
    Request.Sent request() {
        return request;
    }

    /// The bytes that came so far.
    byte[] buffer() {
        return in.array();
    }

    void send(Request.Sent next) throws IOException {
        request = next;
        out = ByteBuffer.wrap(next.request().bytes());
        goOn();
    }

    /// Sends what there was no room for.
    void goOn() throws IOException {
        channel.write(out);
        key.interestOps(
                out.hasRemaining()
                        ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                        : SelectionKey.OP_READ);
    }

    /// What has come: the whole answer, or {@link Answer#INCOMPLETE}.
    ///
    /// @throws IllegalStateException when the door ended the connection
    Answer receive() throws IOException {
        if (!in.hasRemaining()) throw new IllegalStateException("an answer of more than 64 KiB");
        if (channel.read(in) < 0) throw new IllegalStateException("the door ended a connection");
        var answer = Answer.read(in.array(), in.position());
        if (answer != Answer.INCOMPLETE) in.clear();
        return answer;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
