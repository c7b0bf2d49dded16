package dev.headroom.forecasting.simulation;

/** One try of one client on its way through one node. One thread. */
final class Request {

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

    Request(int attempt, double arrived, int promptTokens, int cachedTokens, int outputTokens, boolean failing) {
        this.attempt = attempt;
        this.arrived = arrived;
        this.promptTokens = promptTokens;
        this.cachedTokens = cachedTokens;
        this.outputTokens = outputTokens;
        this.failing = failing;
    }

    int tokensToHold() {
        return promptTokens + generatedBefore;
    }

    long generatedBy(long step) {
        return generatedBefore + (decoding ? step - joinedAtStep : 0);
    }
}
