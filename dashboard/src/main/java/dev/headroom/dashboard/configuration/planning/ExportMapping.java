package dev.headroom.dashboard.configuration.planning;

import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.configuration.finding.Findings;
import dev.headroom.dashboard.export.weekly.ExportSettings;
import dev.headroom.dashboard.export.weekly.WeeklyTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns {@code headroom.export} into settings. */
public final class ExportMapping {

    private static final String KEY = "headroom.export";

    private final Findings findings;
    private final ZoneId zone;

    public ExportMapping(Findings findings, ZoneId zone) {
        this.findings = findings;
        this.zone = zone;
    }

    /** Mail goes through one of {@code channels}. */
    public Optional<ExportSettings> map(@Nullable ExportProperties export, List<ChannelSettings> channels) {
        if (export == null) {
            return Optional.empty();
        }
        Optional<List<ServiceName>> services = findings.accept(
                KEY + ".services",
                () -> export.services().stream().map(ServiceName::new).toList());
        Optional<ExportSettings.Mail> mail = mail(export.mail(), channels);
        return services.flatMap(named -> findings.accept(
                KEY,
                () -> new ExportSettings(
                        new WeeklyTime(export.day(), export.time(), zone),
                        new ExportSettings.Selection(named, export.formats(), export.horizon()),
                        new ExportSettings.Shelf(Optional.ofNullable(export.directory()), export.keep()),
                        mail)));
    }

    private Optional<ExportSettings.Mail> mail(ExportProperties.@Nullable Mail mail, List<ChannelSettings> channels) {
        if (mail == null) {
            return Optional.empty();
        }
        return findings.required(KEY + ".mail.channel", mail.channel())
                .flatMap(name -> mailChannel(name, channels))
                .flatMap(channel -> findings.accept(
                        KEY, () -> new ExportSettings.Mail(channel, mail.to().isEmpty() ? channel.to() : mail.to())));
    }

    private Optional<ChannelSettings.Email> mailChannel(String name, List<ChannelSettings> channels) {
        List<ChannelSettings.Email> servers = channels.stream()
                .filter(ChannelSettings.Email.class::isInstance)
                .map(ChannelSettings.Email.class::cast)
                .toList();
        Optional<ChannelSettings.Email> found =
                servers.stream().filter(server -> server.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            String names = servers.stream().map(ChannelSettings.Email::name).collect(Collectors.joining(", "));
            findings.add(
                    KEY + ".mail.channel",
                    "must be the name of one of alerts.channels with email, was " + name
                            + (names.isEmpty() ? "; there is none" : "; there are " + names));
        }
        return found;
    }
}
