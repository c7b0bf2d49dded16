package dev.headroom.forecasting.capacity;

/** Mean tokens of a request: its prompt, what of that had to be computed, and what was generated. */
record TokenMix(double prompt, double uncachedPrompt, double output) {

    double uncachedPerOutput() {
        return uncachedPrompt / output;
    }

    double cachedShare() {
        return 1 - uncachedPrompt / prompt;
    }
}
