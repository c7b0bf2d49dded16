package dev.headroom.collector.agent.log;

/** Where the lines of followed files go. */
interface LogLines {

    /** Whole lines: each ends with a line feed, but for the last, which may have been cut. The bytes are not kept. */
    void accept(byte[] bytes, int length);
}
