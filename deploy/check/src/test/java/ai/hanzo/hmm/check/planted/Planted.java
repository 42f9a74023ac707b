package ai.hanzo.hmm.check.planted;

import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.AccountNotice;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Credit;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.Posting;

import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Plants a {@link Bug} between Kafka Streams and a room: into what the room is given, what it
/// forwards, or what it stores. It strikes at one command of {@link Play} alone, or at what there
/// is but one of: a credit, a sweep.
public final class Planted implements ProcessorWrapper {
    static final String SETTING = "planted.bug";

    private Bug bug = Bug.NONE;

    @Override
    public void configure(Map<String, ?> settings) {
        bug = Bug.valueOf(String.valueOf(settings.get(SETTING)));
    }

    @Override
    public <KI, VI, KO, VO> WrappedProcessorSupplier<KI, VI, KO, VO> wrapProcessorSupplier(
            String name, ProcessorSupplier<KI, VI, KO, VO> supplier) {
        return ProcessorWrapper.asWrapped(() -> new Wrapped<>(name, supplier.get()));
    }

    @Override
    public <KI, VI, VO> WrappedFixedKeyProcessorSupplier<KI, VI, VO> wrapFixedKeyProcessorSupplier(
            String name, FixedKeyProcessorSupplier<KI, VI, VO> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    private final class Wrapped<KI, VI, KO, VO> implements Processor<KI, VI, KO, VO> {
        private final String room;
        private final Processor<KI, VI, KO, VO> processor;
        private final List<Record<KI, VI>> kept = new ArrayList<>();
        private ProcessorContext<KO, VO> context;
        private boolean atVictim;

        private Wrapped(String room, Processor<KI, VI, KO, VO> processor) {
            this.room = room;
            this.processor = processor;
        }

        @Override
        @SuppressWarnings("unchecked") // a proxy has no type arguments
        public void init(ProcessorContext<KO, VO> context) {
            this.context =
                    (ProcessorContext<KO, VO>)
                            proxy(ProcessorContext.class, context, this::inContext);
            processor.init(this.context);
        }

        @Override
        public void process(Record<KI, VI> record) {
            // What the market says of the victim comes back to the ledger: that is not struck.
            boolean comesBack = room.equals("ledger") && says(record.value(), "HOLD");
            var victim = bug == Bug.LOST_HOLD ? Play.RESTING : Play.VICTIM;
            atVictim = says(record.value(), victim) && !comesBack;
            if (bug == Bug.LOST_COMMAND && room.equals("ledger") && atVictim) return;
            if (bug == Bug.REORDERED_LOG && room.equals("market") && atVictim) {
                kept.add(record);
                return;
            }
            processor.process(record);
            // What was not stored is forgotten when the room starts anew.
            if (bug == Bug.LOST_HOLD && atVictim) processor.init(context);
            for (var late : kept) processor.process(late);
            kept.clear();
        }

        private Object inContext(
                ProcessorContext<KO, VO> context, String method, Object[] given, Call call)
                throws Throwable {
            if (method.equals("getStateStore") && bug == Bug.LOST_HOLD && room.equals("ledger")) {
                return proxy(
                        KeyValueStore.class,
                        (KeyValueStore<?, ?>) call.on(context, given),
                        this::inStore);
            }
            if (!method.equals("forward") || !(atVictim || isAlone()))
                return call.on(context, given);
            var record = (Record<?, ?>) given[0];
            for (var changed : changed(record.value())) {
                given[0] = record.withValue(changed);
                call.on(context, given);
            }
            return null;
        }

        private Object inStore(KeyValueStore<?, ?> store, String method, Object[] given, Call call)
                throws Throwable {
            boolean account = method.equals("put") && ((String) given[0]).startsWith("aalice");
            return account && atVictim ? null : call.on(store, given);
        }

        /// What is forwarded in place of one value.
        private List<Object> changed(Object value) {
            return switch (value) {
                case Execution e when bug == Bug.SKIPPED_EXECUTION && isMarkets(e) -> List.of();
                case Execution e when bug == Bug.DOUBLED_POSTING && isMarkets(e) ->
                        List.of(posting(e, doubled(e.getPostings())));
                case Execution e when bug == Bug.UNTOLD_HOLD && isMarkets(e) ->
                        List.of(
                                posting(
                                        e,
                                        e.getPostings().stream()
                                                .filter(p -> !p.getReason().equals("HOLD"))
                                                .toList()));
                case Execution e when bug == Bug.DOUBLED_SWEEP && isSweep(e) ->
                        List.of(
                                posting(
                                        e,
                                        List.of(
                                                e.getPostings().getFirst(),
                                                e.getPostings().getFirst())));
                case Execution e when bug == Bug.UNPAID_REFUND ->
                        List.of(
                                posting(
                                        e,
                                        e.getPostings().stream()
                                                .filter(p -> !p.getReason().equals("REFUND"))
                                                .toList()));
                case Allocation a when bug == Bug.GENEROUS_METER && a.getUsedMicros() > 0 ->
                        List.of(
                                Allocation.newBuilder(a)
                                        .setUsedMicros(a.getUsedMicros() + 1)
                                        .build());
                case AccessToken t when bug == Bug.DOUBLED_TOKEN -> List.of(t, t);
                case AccountNotice n when bug == Bug.DOUBLED_CREDIT && isCredit(n) -> List.of(n, n);
                case AccountNotice n when bug == Bug.SWALLOWED_CREDIT && isCredit(n) -> List.of();
                case MarketCommand c when bug == Bug.DOUBLED_COMMAND && room.equals("ledger") ->
                        List.of(c, c);
                default -> List.of(value);
            };
        }
    }

    /// Whether what is struck is found without its command.
    private boolean isAlone() {
        return switch (bug) {
            case DOUBLED_CREDIT,
                    SWALLOWED_CREDIT,
                    DOUBLED_SWEEP,
                    GENEROUS_METER,
                    UNPAID_REFUND,
                    DOUBLED_TOKEN ->
                    true;
            default -> false;
        };
    }

    private static boolean isSweep(Execution execution) {
        return execution.getAccount().equals("@treasury");
    }

    private static boolean isCredit(AccountNotice notice) {
        return notice.getBody() instanceof Credit;
    }

    private static boolean isMarkets(Execution execution) {
        return execution.getCommandId().equals(Play.VICTIM)
                && !execution.getSource().equals("ledger");
    }

    private static List<Posting> doubled(List<Posting> postings) {
        var trade =
                postings.stream()
                        .filter(p -> p.getReason().equals("TRADE") && p.getFreeMicros() > 0);
        var all = new ArrayList<>(postings);
        all.addAll(trade.toList());
        return all;
    }

    private static Execution posting(Execution execution, List<Posting> postings) {
        return Execution.newBuilder(execution).setPostings(postings).build();
    }

    /// Whether the bytes of a record hold a text.
    private static boolean says(Object value, String text) {
        return value instanceof byte[] bytes
                && new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }

    /// The method that was called.
    private interface Call {
        Object on(Object target, Object[] given) throws Throwable;
    }

    private interface Between<T> {
        Object call(T target, String method, Object[] given, Call call) throws Throwable;
    }

    private static <T, U extends T> T proxy(Class<T> type, U target, Between<U> between) {
        InvocationHandler handler =
                (_, method, given) ->
                        between.call(
                                target,
                                method.getName(),
                                given,
                                (on, with) -> {
                                    try {
                                        return method.invoke(on, with);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
