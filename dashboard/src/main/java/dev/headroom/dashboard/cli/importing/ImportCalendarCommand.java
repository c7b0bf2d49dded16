package dev.headroom.dashboard.cli.importing;

import dev.headroom.dashboard.cli.frame.ApiClient;
import dev.headroom.dashboard.cli.frame.CommandFailed;
import dev.headroom.forecasting.calendar.CalendarEvent;
import dev.headroom.forecasting.calendar.ical.ICalendarFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes the events of an iCalendar file over into a running instance, or says what it would take over. */
@Command(
        name = "calendar",
        description = "Takes over the events of an iCalendar file (.ics) into the calendar of a running Headroom."
                + " Importing it again changes nothing twice.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "X-HEADROOM-MULTIPLIER and X-HEADROOM-SERVICE of an event are honoured.",
            "Environment: HEADROOM_URL, HEADROOM_API_TOKEN.",
            "Example: ./headroom import calendar campaigns.ics --dry-run"
        })
final class ImportCalendarCommand implements Callable<Integer> {

    private static final long LARGEST_BYTES = 1 << 20;

    @Parameters(paramLabel = "FILE", description = "the calendar, at most 1 MiB")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path file;

    @Option(names = "--dry-run", description = "only say what would be taken over; needs no running Headroom")
    private boolean dryRun;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            paramLabel = "ZONE",
            description = "of times that name none, in a dry run; a running Headroom takes its own"
                    + " (default: ${DEFAULT-VALUE})")
    private String zone = "UTC";

    @Mixin
    private final ApiClient api;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    ImportCalendarCommand(Map<String, String> environment) {
        this.api = new ApiClient(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        String text = read();
        if (dryRun) {
            ICalendarFile.Contents contents = contents(text);
            contents.events().forEach(one -> out().println(line(one.event())));
            told("Would take over ", contents.events().size(), contents.leftOut());
        } else {
            JsonNode answer = JsonMapper.shared()
                    .readTree(api.post("/api/v1/events/import", "text/calendar;charset=UTF-8", text));
            List<String> leftOut = answer.path("left_out")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .toList();
            told("Took over ", answer.path("events").size(), leftOut);
        }
        return CommandLine.ExitCode.OK;
    }

    private String read() {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new CommandFailed(file + " is larger than 1 MiB");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new CommandFailed("cannot read " + file + " as UTF-8 text", unreadable);
        }
    }

    private ICalendarFile.Contents contents(String text) {
        try {
            return ICalendarFile.read(text, ZoneId.of(zone));
        } catch (DateTimeException unknown) {
            throw new ParameterException(
                    spec.commandLine(), "--zone must be a time zone like Asia/Shanghai, was " + zone, unknown);
        } catch (IllegalArgumentException noCalendar) {
            throw new CommandFailed(file + ": " + noCalendar.getMessage(), noCalendar);
        }
    }

    private static String line(CalendarEvent event) {
        return event.name() + ": " + event.occurs() + " (" + event.zone() + "), for "
                + event.length().toHours() + " h, "
                + event.service().map(service -> "service " + service.value()).orElse("all services") + ", "
                + (event.multiplier().isPresent()
                        ? event.multiplier().getAsDouble() + " times the load"
                        : "multiplier learned");
    }

    private void told(String what, int events, List<String> leftOut) {
        leftOut.forEach(reason -> spec.commandLine().getErr().println("left out: " + reason));
        spec.commandLine().getErr().flush();
        out().println(what
                + events
                + (events == 1 ? " event" : " events")
                + (leftOut.isEmpty() ? "." : ", left out " + leftOut.size() + "."));
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
