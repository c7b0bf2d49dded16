package dev.headroom.forecasting.simulation.engine;

/** One try of one client on its way through one node. One thread. */
public final class Request {

    final int attempt;
    final double arrived;
    final int promptTokens;
    final int cachedTokens;
    final int outputTokens;
    final boolean failing;

    /** Tokens that were produced before the batch pushed the request back; they must be prefilled again. */
    int generatedBefore;

    /** NaN until then. */
    double firstTokenAt = Double.NaN;

    int prefillLeft;
    long joinedAtStep;
    long endsAtStep;
    boolean admittedBefore;
    boolean decoding;

    public Request(int attempt, double arrived, int promptTokens, int cachedTokens, int outputTokens, boolean failing) {
        this.attempt = attempt;
        this.arrived = arrived;
        this.promptTokens = promptTokens;
        this.cachedTokens = cachedTokens;
        this.outputTokens = outputTokens;
        this.failing = failing;
    }

    public int attempt() {
        return attempt;
    }

    public double arrived() {
        return arrived;
    }

    public int outputTokens() {
        return outputTokens;
    }

    public boolean failing() {
        return failing;
    }

    /** NaN before the first token. */
    public double firstTokenSeconds() {
        return firstTokenAt - arrived;
    }

    /** Mean time of a further token of an answer that ended at this second. */
    public double perTokenSeconds(double ended) {
        return (ended - firstTokenAt) / Math.max(1, outputTokens - 1);
    }

    int tokensToHold() {
        return promptTokens + generatedBefore;
    }

    long generatedBy(long step) {
        return generatedBefore + (decoding ? step - joinedAtStep : 0);
    }
}
