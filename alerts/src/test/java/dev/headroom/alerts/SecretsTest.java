package dev.headroom.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import dev.headroom.alerts.http.LoopbackReceiver;
import dev.headroom.alerts.notification.Illustrator;
import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.Voice;
import dev.headroom.alerts.spring.Notifiers;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Failing deliveries on every channel, and a search for the secrets in all that anybody may see of them. */
class SecretsTest {

    private static final String SECRET = "hunter2-secret";

    @Test
    void F36_noSecretIsInALogAnOutcomeOrAToString() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        List<Appender<ILoggingEvent>> usual = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(usual::add);
        usual.forEach(root::detachAppender);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        List<String> seen = new ArrayList<>();
        try (LoopbackReceiver receiver = new LoopbackReceiver()) {
            String base = receiver.url().revealed().replaceAll("services.*", "");
            Notifiers notifiers = new Notifiers(Optional.empty(), InstantSource.system(), Illustrator.NONE);
            for (String answer : List.of("400", "500")) {
                receiver.answers(Integer.parseInt(answer), "{\"error\":\"" + SECRET + " is wrong\",\"errcode\":1}");
                for (ChannelSettings channel : channels(base)) {
                    seen.add(channel.toString());
                    seen.add(notifiers
                            .of(channel)
                            .handOver(Notification.of(Messages.firing()))
                            .toString());
                }
            }
            // Nobody listens here.
            channels("http://127.0.0.1:1/")
                    .forEach(channel -> seen.add(notifiers
                            .of(channel)
                            .handOver(Notification.of(Messages.firing()))
                            .toString()));
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
            usual.forEach(root::addAppender);
        }
        List<ILoggingEvent> events = List.copyOf(log.list);
        events.forEach(event -> seen.add(event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()))));

        assertThat(seen).isNotEmpty().noneMatch(text -> text.contains(SECRET));
    }

    private static List<ChannelSettings> channels(String base) {
        var key = ChannelSettings.given(SECRET);
        var url = ChannelSettings.given(base + "send?key=" + SECRET);
        Voice voice = Voice.USUAL;
        return List.of(
                new ChannelSettings.Slack("slack", url, voice),
                new ChannelSettings.SlackBot("bot", key, "#ops", Optional.of(key), URI.create(base), voice),
                new ChannelSettings.Webhook("webhook", url, voice),
                new ChannelSettings.Alertmanager("alertmanager", url, voice),
                new ChannelSettings.Feishu("feishu", url, Optional.of(key), voice),
                new ChannelSettings.DingTalk("dingtalk", url, Optional.of(key), voice),
                new ChannelSettings.WeCom("wecom", url, voice),
                new ChannelSettings.PagerDuty("pagerduty", key, URI.create(base + "enqueue"), voice),
                new ChannelSettings.Email(
                        "email",
                        "127.0.0.1",
                        1,
                        ChannelSettings.Tls.WHEN_OFFERED,
                        Optional.of(new ChannelSettings.Credentials("headroom", key)),
                        "headroom@example.org",
                        List.of("on-call@example.org"),
                        voice));
    }
}
