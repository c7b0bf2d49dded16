package dev.headroom.alerts.notification;

import dev.headroom.alerts.http.LoopbackReceiver;
import dev.headroom.alerts.http.WebhookClient;
import dev.headroom.alerts.robot.RobotNotifier;
import dev.headroom.alerts.settings.Language;
import dev.headroom.alerts.settings.Voice;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract for channels that are one post of JSON: a real receiver on loopback, its texts decoded. */
public abstract class WebhookContract extends NotifierContract {

    protected static final Voice ENGLISH = Voice.USUAL;
    protected static final Voice CHINESE = new Voice(Language.ZH, ZoneId.of("Asia/Shanghai"));
    protected static final Optional<URI> PUBLIC_URL = Optional.of(URI.create("https://headroom.example.org/"));

    protected final LoopbackReceiver receiver = new LoopbackReceiver();
    protected final InstantSource clock = InstantSource.fixed(Messages.SINCE);
    protected final WebhookClient client = new WebhookClient(Duration.ofSeconds(1), clock);

    @AfterEach
    void close() {
        receiver.close();
    }

    /** What a robot of this test posts with. */
    protected final RobotNotifier.Context robots() {
        return new RobotNotifier.Context(client, clock, PUBLIC_URL);
    }

    protected final JsonNode lastBody() {
        return JsonMapper.shared().readTree(receiver.bodies().getLast());
    }

    protected static String outcome(Handover handover) {
        return switch (handover) {
            case Handover.Delivered _ -> "DELIVERED";
            case Handover.Refused _ -> "REFUSED";
            case Handover.TryAgain _ -> "AGAIN";
        };
    }

    @Override
    protected List<String> received() {
        List<String> texts = new ArrayList<>();
        for (String body : receiver.bodies()) {
            List<String> strings = new ArrayList<>();
            collect(JsonMapper.shared().readTree(body), strings);
            texts.add(String.join("\n", strings));
        }
        return texts;
    }

    private static void collect(JsonNode node, List<String> strings) {
        if (node.isString()) {
            strings.add(node.asString());
        }
        node.forEach(child -> collect(child, strings));
    }

    @Override
    protected void receiverFailsForNow() {
        receiver.answers(503, "");
    }

    @Override
    protected void receiverRefusesForGood() {
        receiver.answers(400, "");
    }

    @Override
    protected void receiverHangs() {
        receiver.hangs();
    }

    @Override
    protected void receiverIsGone() {
        receiver.close();
    }

    @Override
    protected String secret() {
        return "secret-token";
    }
}
