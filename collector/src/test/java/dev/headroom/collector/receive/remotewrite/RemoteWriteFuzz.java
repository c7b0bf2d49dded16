package dev.headroom.collector.receive.remotewrite;

import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.fuzzing.FuzzTarget;
import dev.headroom.collector.fuzzing.Seeds;
import dev.headroom.collector.fuzzing.SoundNumbers;
import dev.headroom.collector.receive.Intake;
import dev.headroom.collector.receive.Pushed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Requests of both versions. The first byte says which, and whether the rest is compressed already. */
public final class RemoteWriteFuzz implements FuzzTarget {
    private static final int SECOND_VERSION = 1;
    private static final int COMPRESSED = 2;

    @Override
    public void read(byte[] input) throws ReflectiveOperationException {
        int form = input.length == 0 ? 0 : input[0];
        byte[] rest = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
        byte[] body = (form & COMPRESSED) == 0 ? WriteBodies.snappy(rest) : rest;
        String type = (form & SECOND_VERSION) == 0 ? WriteBodies.FIRST : WriteBodies.SECOND;
        Pushed.Kept kept = new Pushed.Kept();
        try (Intake intake = kept.intake()) {
            RemoteWriteReceiver receiver = new RemoteWriteReceiver(intake);
            for (int run = 0; run < 2; run++) {
                receiver.receive(WriteBodies.body(type, body));
            }
        }
        SoundNumbers.check(kept.batches);
    }

    @Override
    public List<byte[]> seeds() {
        Map<Series, Double> page = Pushed.series(Pushed.vllm(2));
        byte[] first = WriteBodies.first(Pushed.NOW, page);
        byte[] second = WriteBodies.second(Pushed.NOW, page);
        List<byte[]> seeds = new ArrayList<>();
        NativeHistogramsTest.requests().forEach(request -> seeds.add(Seeds.behind(0, request)));
        seeds.addAll(List.of(
                Seeds.behind(0, first),
                Seeds.behind(SECOND_VERSION, second),
                Seeds.behind(COMPRESSED, WriteBodies.snappy(first)),
                Seeds.behind(COMPRESSED + SECOND_VERSION, WriteBodies.snappy(second)),
                Seeds.behind(COMPRESSED, new byte[0])));
        return seeds;
    }
}
