package dev.headroom.alerts.dingtalk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.alerts.http.JsonAnswer;
import dev.headroom.alerts.http.Post;
import dev.headroom.alerts.http.Signature;
import dev.headroom.alerts.notification.MarkdownText;
import dev.headroom.alerts.notification.Pace;
import dev.headroom.alerts.robot.RobotCall;
import dev.headroom.alerts.robot.RobotDialect;
import dev.headroom.alerts.text.TextLimit;
import dev.headroom.collector.fleet.Secret;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * A group robot (open.dingtalk.com/document/robots/custom-robot-access). More than 20 messages in a minute lock the robot out
 * for ten.
 */
public final class DingTalkDialect implements RobotDialect {

    /** So many at once and again per minute: never more than 20 in any minute. */
    private static final Pace PACE = Pace.of(new Pace.Limit(10, Duration.ofMinutes(1)));

    private static final int LONGEST_BYTES = 15_000;
    private static final int LONGEST_TITLE = 100;
    /** Busy, too fast, limited. */
    private static final JsonAnswer ANSWER =
            new JsonAnswer("DingTalk", List.of("errcode"), List.of("errmsg"), Set.of(-1, 130101, 410100, 90018));

    @Override
    public Pace pace() {
        return PACE;
    }

    @Override
    public JsonAnswer answer() {
        return ANSWER;
    }

    @Override
    public Post post(RobotCall call) {
        String title = TextLimit.cut(call.text().headline(), LONGEST_TITLE);
        String markdown = MarkdownText.of(call.text(), call.phrases(), "\n\n", LONGEST_BYTES);
        Map<String, Object> document =
                Map.of("msgtype", "markdown", "markdown", Map.of("title", title, "text", markdown));
        Secret url = call.key()
                .map(key -> sign(call.url(), key, call.now().toEpochMilli()))
                .orElse(call.url());
        return new Post(url, JsonMapper.shared().writeValueAsString(document));
    }

    /** {@code timestamp} in milliseconds and {@code sign} become parameters of the address. */
    static Secret sign(Secret url, Secret key, long millis) {
        byte[] signature = Signature.of(key.revealed(), millis + "\n" + key.revealed());
        String sign = URLEncoder.encode(Base64.getEncoder().encodeToString(signature), UTF_8);
        String address = url.revealed();
        return new Secret(address + (address.contains("?") ? "&" : "?") + "timestamp=" + millis + "&sign=" + sign);
    }
}
