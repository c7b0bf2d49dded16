package dev.headroom.dashboard.service;

import com.vaadin.flow.component.Composite;
import dev.headroom.alerts.diagnosis.Diagnosis;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.service.ServiceSummary.Urgency;
import dev.headroom.dashboard.widget.Sentence;
import dev.headroom.dashboard.widget.Verdict;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many services are busy, fill soon or are not known, and which of those matter most, in one sentence. */
final class ServicesVerdict extends Composite<Verdict> {

    private static final int NAMED = 5;

    void show(List<ServiceSummary> services, Panel.Shown shown) {
        List<ServiceSummary> busy = in(Urgency.BUSY, services);
        List<ServiceSummary> filling = in(Urgency.FILLS, services);
        List<ServiceSummary> unknown = in(Urgency.UNKNOWN, services);
        ServiceWords words = new ServiceWords(shown);
        String names = names(busy, service -> cause(service, words));
        String fills = names(filling, service -> shown.format().time(service.limitReached(), shown.now()));
        String silent = names(unknown, _ -> "");
        if (!busy.isEmpty()) {
            loud(
                    busy.getFirst(),
                    "services.verdict.busy",
                    names,
                    List.of(line("services.verdict.filling", fills), line("services.verdict.silent", silent)));
        } else if (!filling.isEmpty()) {
            loud(filling.getFirst(), "services.verdict.fills", fills, List.of(line("services.verdict.silent", silent)));
        } else if (!unknown.isEmpty()) {
            loud(unknown.getFirst(), "services.verdict.unknown", silent, List.of());
        } else {
            String tightest = services.getFirst().name().value();
            String room = shown.format().percent(services.getFirst().headroom());
            getContent().quiet(new Sentence(getTranslation("verdict.calm.all"), tightest, room), List.of());
        }
    }

    private void loud(ServiceSummary first, String key, String names, List<String> rest) {
        Tone tone =
                switch (first.diagnosis()) {
                    case Diagnosis.Busy busy -> Tone.of(busy.cause());
                    case Diagnosis.Calm _ -> Tone.AMBER;
                    case Diagnosis.Unknown _ -> Tone.GREY;
                };
        getContent().loud(tone, new Sentence(getTranslation(key), names), rest);
    }

    private static String cause(ServiceSummary service, ServiceWords words) {
        return service.diagnosis() instanceof Diagnosis.Busy busy ? words.cause(busy.cause()) : "";
    }

    private String line(String key, String names) {
        return names.isEmpty() ? "" : getTranslation(key, names);
    }

    /** The first few by name, each with what is said of it, and how many more there are. */
    private String names(List<ServiceSummary> services, Function<ServiceSummary, String> about) {
        String first = services.stream()
                .limit(NAMED)
                .map(service -> {
                    String said = about.apply(service);
                    return service.name().value() + (said.isEmpty() ? "" : " (" + said + ")");
                })
                .collect(Collectors.joining(", "));
        int more = services.size() - NAMED;
        return more > 0 ? getTranslation("services.verdict.more", first, more) : first;
    }

    private static List<ServiceSummary> in(Urgency urgency, List<ServiceSummary> services) {
        return services.stream().filter(service -> service.urgency() == urgency).toList();
    }
}
