package dev.headroom.collector.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    @Test
    void everyTargetIsInExactlyOneShardAndTheyAreAboutEqual() {
        List<TargetId> targets = IntStream.range(0, 8000)
                .mapToObj(i -> new TargetId("vllm http://10.0." + i / 250 + "." + i % 250 + ":8000/metrics"))
                .toList();

        List<Long> sizes = IntStream.rangeClosed(1, 8)
                .mapToObj(number ->
                        targets.stream().filter(new Shard(number, 8)::holds).count())
                .toList();

        assertThat(sizes.stream().mapToLong(size -> size).sum()).isEqualTo(8000);
        assertThat(sizes).allSatisfy(size -> assertThat(size).isBetween(850L, 1150L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/8", "9/8", "2", "a/b", "-1/8", "1/0"})
    void whatIsNoShardIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Shard.parse(text)).withMessageContaining("2/8");
    }
}
