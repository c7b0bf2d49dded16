package dev.headroom.alerts.feishu;

import dev.headroom.alerts.http.JsonAnswer;
import dev.headroom.alerts.http.Post;
import dev.headroom.alerts.http.Signature;
import dev.headroom.alerts.notification.Pace;
import dev.headroom.alerts.robot.RobotCall;
import dev.headroom.alerts.robot.RobotDialect;
import dev.headroom.collector.fleet.Secret;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** A custom bot (open.feishu.cn/document/client-docs/bot-v3/add-custom-bot): 100 messages a minute, 5 a second. */
public final class FeishuDialect implements RobotDialect {

    /** Half of what is allowed at once and again per period: never more than allowed in any period. */
    private static final Pace PACE =
            Pace.of(new Pace.Limit(50, Duration.ofMinutes(1)), new Pace.Limit(2, Duration.ofSeconds(1)));

    /** Called too often, by two gateways. */
    private static final JsonAnswer ANSWER = new JsonAnswer(
            "Feishu", List.of("code", "StatusCode"), List.of("msg", "StatusMessage"), Set.of(11232, 9499, 99991400));

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
        Map<String, Object> document = new LinkedHashMap<>();
        call.key().ifPresent(key -> {
            long seconds = call.now().getEpochSecond();
            document.put("timestamp", Long.toString(seconds));
            document.put("sign", sign(key, seconds));
        });
        document.put("msg_type", "interactive");
        document.put("card", FeishuCard.of(call.text(), call.phrases()));
        return new Post(call.url(), JsonMapper.shared().writeValueAsString(document));
    }

    /** Time and secret are the key here, and what is signed is empty. */
    static String sign(Secret secret, long epochSeconds) {
        return Base64.getEncoder().encodeToString(Signature.of(epochSeconds + "\n" + secret.revealed(), ""));
    }
}
