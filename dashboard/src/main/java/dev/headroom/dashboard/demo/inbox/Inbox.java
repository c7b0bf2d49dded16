package dev.headroom.dashboard.demo.inbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** The newest messages that the demo received. Thread-safe. */
public final class Inbox {

    static final int KEPT = 100;

    private final Deque<InboxMessage> messages = new ArrayDeque<>();
    private long lastId;

    /** Keeps the message that is made with a fresh number; the oldest one goes when there are too many. */
    synchronized void add(LongFunction<InboxMessage> message) {
        messages.addFirst(message.apply(++lastId));
        if (messages.size() > KEPT) {
            messages.removeLast();
        }
    }

    /** Newest first. */
    synchronized List<InboxMessage> all() {
        return List.copyOf(messages);
    }

    synchronized Optional<InboxMessage> find(long id) {
        return messages.stream().filter(message -> message.id() == id).findFirst();
    }
}
