package dev.headroom.alerts.wecom;

import dev.headroom.alerts.http.JsonAnswer;
import dev.headroom.alerts.http.Post;
import dev.headroom.alerts.notification.MarkdownText;
import dev.headroom.alerts.notification.Pace;
import dev.headroom.alerts.robot.RobotCall;
import dev.headroom.alerts.robot.RobotDialect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** A group robot (developer.work.weixin.qq.com/document/path/91770), which takes 20 messages a minute. */
public final class WeComDialect implements RobotDialect {

    /** So many at once and again per minute: never more than 20 in any minute. */
    private static final Pace PACE = Pace.of(new Pace.Limit(10, Duration.ofMinutes(1)));

    private static final int LONGEST_BYTES = 4096;
    /** Busy, called too often, conflict. */
    private static final JsonAnswer ANSWER =
            new JsonAnswer("WeCom", List.of("errcode"), List.of("errmsg"), Set.of(-1, 45009, 45033, 6000));

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
        String markdown = MarkdownText.of(call.text(), call.phrases(), "\n", LONGEST_BYTES);
        Map<String, Object> document = Map.of("msgtype", "markdown", "markdown", Map.of("content", markdown));
        return new Post(call.url(), JsonMapper.shared().writeValueAsString(document));
    }
}
