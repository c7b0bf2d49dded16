package dev.headroom.alerts.rule;

import dev.headroom.alerts.rule.Condition.About;
import dev.headroom.alerts.settings.Absence;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.history.TargetState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the inputs of every rule, each input once for all rules that need it. Thread-safe. */
public final class Readings {

    /** Findings about Headroom belong to a service of this name. */
    public static final ServiceName HEADROOM = new ServiceName("headroom");

    private final RuleInputs inputs;
    private final ServiceReading services;
    private final WatchReading watched;
    private volatile Evaluation last = new Evaluation(Optional.empty(), List.of());

    /**
     * The findings of one evaluation.
     *
     * @param at empty when this process has evaluated nothing yet
     */
    public record Evaluation(Optional<Instant> at, List<Finding> findings) {
        public Evaluation {
            findings = List.copyOf(findings);
        }
    }

    public Readings(RuleInputs inputs) {
        this.inputs = inputs;
        this.services = new ServiceReading(inputs);
        this.watched = new WatchReading(inputs.history(), inputs.extras());
    }

    /** Evaluates the rules, and remembers what was found. */
    public List<Finding> of(Rules rules, Instant now) {
        List<Finding> findings = read(rules, now);
        last = new Evaluation(Optional.of(now), findings);
        return findings;
    }

    /** The newest evaluation of this process. */
    public Evaluation last() {
        return last;
    }

    private List<Finding> read(Rules rules, Instant now) {
        List<Finding> findings =
                new ArrayList<>(Together.of(inputs.history().services(), service -> ofService(rules, service, now)));
        if (anyAbout(About.TARGET, rules)) {
            List<TargetState> targets = inputs.history().targets();
            about(About.TARGET, rules).forEach(rule -> findings.addAll(TargetFindings.of(rule, targets, now)));
        }
        if (anyAbout(About.DEVICE, rules)) {
            List<GpuState> gpus = inputs.history().gpus();
            DeviceFindings devices = new DeviceFindings(inputs.gpus(), gpus, now);
            about(About.DEVICE, rules).forEach(rule -> findings.addAll(devices.of(rule)));
        }
        about(About.HEADROOM, rules).forEach(rule -> addOwn(rule, findings));
        return findings;
    }

    private List<Finding> ofService(Rules rules, ServiceName service, Instant now) {
        List<Finding> findings = new ArrayList<>();
        ServiceReading.At at = services.new At(service, now);
        for (Rule rule : rules.all()) {
            if (rule.condition().isOfService() && holdsFor(rule, service)) {
                Reading reading = rule.watch()
                        .map(watch -> watched(rule, watch, service, now))
                        .orElseGet(() -> at.of(rule.condition()));
                findings.add(new Finding(rule, service, "", reading));
            }
        }
        return findings;
    }

    /** What cannot be read is what the rule says it is; the other rules go on. */
    private Reading watched(Rule rule, Watch watch, ServiceName service, Instant now) {
        try {
            Reading reading = watched.of(watch, service, now);
            return reading instanceof Reading.NoData missing
                    ? insteadOf(missing, rule.options().noData(), rule)
                    : reading;
        } catch (RuntimeException unreadable) {
            return insteadOf(new Reading.NoData(), rule.options().error(), rule);
        }
    }

    private static Reading insteadOf(Reading missing, Absence means, Rule rule) {
        return switch (means) {
            case KEEP -> missing;
            case FIRING -> Reading.of(rule.breach());
            case OK -> Reading.of(rule.threshold());
        };
    }

    private static boolean holdsFor(Rule rule, ServiceName service) {
        return rule.watch()
                .flatMap(Watch::service)
                .map(only -> only.equals(service.value()))
                .orElse(true);
    }

    private static boolean anyAbout(About about, Rules rules) {
        return !about(about, rules).isEmpty();
    }

    private static List<Rule> about(About about, Rules rules) {
        return rules.all().stream()
                .filter(rule -> rule.condition().about() == about)
                .toList();
    }

    private void addOwn(Rule rule, List<Finding> findings) {
        switch (rule.condition()) {
            case QUEUE_LAG ->
                inputs.health()
                        .queueLagSeconds()
                        .ifPresent(lag -> findings.add(new Finding(rule, HEADROOM, "", Reading.of(lag))));
            case JOB_FAILED ->
                inputs.health()
                        .failingJobs()
                        .forEach((job, fails) ->
                                findings.add(new Finding(rule, HEADROOM, job, Reading.of(fails ? 1 : 0))));
            default -> throw new IllegalArgumentException("not of Headroom: " + rule.condition());
        }
    }
}
