package dev.headroom.alerts.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.alerts.Incidents;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.silence.Matchers;
import dev.headroom.alerts.silence.Silence;
import dev.headroom.alerts.silence.Silences;
import dev.headroom.collector.access.AccessUnavailable;
import dev.headroom.collector.access.CurrentSecret;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Buttons that people press in Slack: they acknowledge and silence in the name of the person. Thread-safe. */
public final class SlackInteractions {

    private static final Logger log = LoggerFactory.getLogger(SlackInteractions.class);
    private static final Duration SILENCE = Duration.ofHours(1);
    private static final String FIELD = "payload=";
    private static final String ORIGIN = "slack";
    private static final int LONGEST_NAME = 70;

    private final List<CurrentSecret> secrets;
    private final Incidents incidents;
    private final Silences silences;
    private final InstantSource clock;

    public SlackInteractions(
            List<ChannelSettings> channels, Incidents incidents, Silences silences, InstantSource clock) {
        this.secrets = channels.stream()
                .filter(ChannelSettings.SlackBot.class::isInstance)
                .map(ChannelSettings.SlackBot.class::cast)
                .flatMap(bot -> bot.signingSecret().stream())
                .map(CurrentSecret::new)
                .toList();
        this.incidents = incidents;
        this.silences = silences;
        this.clock = clock;
    }

    /** How a request was taken. */
    public enum Outcome {
        DONE,
        /** The signature does not prove that it comes from Slack. */
        NOT_FROM_SLACK,
        /** It comes from Slack and cannot be read. */
        UNREADABLE
    }

    /** The body is the form as it came, byte for byte, since the signature is about that. */
    public Outcome press(SlackSignature signature, String body) {
        Instant now = clock.instant();
        if (secrets.stream().noneMatch(secret -> proves(signature, body, secret, now))) {
            return Outcome.NOT_FROM_SLACK;
        }
        try {
            Optional<JsonNode> payload = payload(body);
            payload.ifPresent(this::act);
            return payload.isPresent() ? Outcome.DONE : Outcome.UNREADABLE;
        } catch (JacksonException | IllegalArgumentException e) {
            log.warn(
                    "A button pressed in Slack could not be understood: {}",
                    e.getClass().getSimpleName());
            return Outcome.UNREADABLE;
        }
    }

    private static boolean proves(SlackSignature signature, String body, CurrentSecret secret, Instant now) {
        try {
            return signature.proves(body, secret.now(), now);
        } catch (AccessUnavailable e) {
            log.warn("A button pressed in Slack cannot be believed: {}", e.getMessage());
            return false;
        }
    }

    private static Optional<JsonNode> payload(String body) {
        return body.startsWith(FIELD)
                ? Optional.of(JsonMapper.shared()
                        .readTree(
                                URLDecoder.decode(body.substring(FIELD.length()).split("&", 2)[0], UTF_8)))
                : Optional.empty();
    }

    private void act(JsonNode payload) {
        String who = who(payload.path("user"));
        for (JsonNode action : payload.path("actions")) {
            String value = action.path("value").asString("");
            switch (action.path("action_id").asString("")) {
                case SlackButtons.ACKNOWLEDGE -> acknowledge(value, who);
                case SlackButtons.SILENCE -> silence(value, who);
                default -> log.debug("Not one of our buttons.");
            }
        }
    }

    private static String who(JsonNode user) {
        String name = user.path("username")
                .asString(user.path("name").asString(user.path("id").asString("somebody")));
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private void acknowledge(String ids, String who) {
        for (String id : ids.split(",", -1)) {
            incidents.acknowledge(Long.parseLong(id.strip()), who, ORIGIN);
        }
    }

    private void silence(String group, String who) {
        Instant now = clock.instant();
        Silence silence =
                new Silence(0, Matchers.parseLine(group), now, now.plus(SILENCE), who, now, "Silenced from Slack");
        silences.create(silence, ORIGIN);
    }
}
