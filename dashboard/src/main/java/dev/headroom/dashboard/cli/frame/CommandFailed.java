package dev.headroom.dashboard.cli.frame;

/** A command cannot do what it was asked; the message is the one sentence the user sees. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandFailed(String sentence) {
        super(sentence);
    }

    public CommandFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
