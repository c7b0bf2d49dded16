package dev.headroom.collector.discovery.kubernetes;

import dev.headroom.collector.discovery.SourceFailure;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All things of one kind, as the cluster tells of them. What targets are not made of is forgotten at once. */
final class Watched<T extends HasMetadata> implements AutoCloseable {

    /** A watch ends now and then and is taken up again; this long is more than that. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SharedIndexInformer<T> informer;
    private long lastWatchingNanos = System.nanoTime();

    Watched(Informable<T> things, UnaryOperator<T> slim, AtomicBoolean changed) {
        this.informer = things.runnableInformer(0).itemStore(new Slim<>(slim)).addEventHandler(new Marking<>(changed));
    }

    /** Waits for the first complete list. */
    void start() throws SourceFailure, InterruptedException {
        try {
            informer.start().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new SourceFailure(reason(e.getCause()));
        }
    }

    List<T> all() throws SourceFailure {
        long now = System.nanoTime();
        if (informer.isWatching()) {
            lastWatchingNanos = now;
        }
        if (!informer.isRunning() || now - lastWatchingNanos > PATIENCE.toNanos()) {
            throw new SourceFailure("the API server no longer tells of changes");
        }
        return informer.getStore().list();
    }

    @Override
    public void close() {
        informer.close();
    }

    static String reason(@Nullable Throwable e) {
        if (e instanceof KubernetesClientException refused && refused.getStatus() != null) {
            return "the API server answered with status " + refused.getCode() + ": "
                    + firstLine(refused.getStatus().getMessage());
        }
        Throwable deepest = e;
        while (deepest != null && deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String words = deepest == null ? "" : firstLine(deepest.getMessage());
        String kind = deepest == null ? "" : deepest.getClass().getSimpleName();
        return "the API server cannot be reached: " + (words.isEmpty() ? kind : words);
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }

    private static final class Slim<T extends HasMetadata> extends BasicItemStore<T> {
        private final UnaryOperator<T> slim;

        Slim(UnaryOperator<T> slim) {
            super(Cache::metaNamespaceKeyFunc);
            this.slim = slim;
        }

        @Override
        public T put(String key, T thing) {
            thing.getMetadata().setManagedFields(List.of());
            return super.put(key, slim.apply(thing));
        }
    }

    private record Marking<T>(AtomicBoolean changed) implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T thing) {
            changed.set(true);
        }

        @Override
        public void onUpdate(T before, T after) {
            changed.set(true);
        }

        @Override
        public void onDelete(T thing, boolean unknownEnd) {
            changed.set(true);
        }
    }
}
