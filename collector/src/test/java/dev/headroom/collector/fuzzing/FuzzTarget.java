package dev.headroom.collector.fuzzing;

import java.util.List;

/** A reader, with what must hold whatever it is given. One thread. */
public interface FuzzTarget {

    /** Throws when something does not hold that must; that the reader refuses the input is no failure. */
    void read(byte[] input) throws Exception;

    /** Sound inputs, and others worth beginning with. */
    List<byte[]> seeds();
}
