package dev.headroom.dashboard.api.alerts;

import dev.headroom.alerts.rule.Finding;
import dev.headroom.alerts.rule.Reading;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Watch;
import dev.headroom.alerts.rulebook.DryRun;
import dev.headroom.alerts.rulebook.PrometheusRules;
import dev.headroom.alerts.rulebook.RuleBoard;
import dev.headroom.alerts.rulebook.RuleStore;
import dev.headroom.alerts.rulebook.RulesInForce;
import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.api.WireWord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rules, how they stand, and those of users' own. */
@RestController
@RequestMapping(path = "/api/v1/rules", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "rules")
final class RulesController {

    private static final int MOST_CHANGES = 200;
    private static final int LONGEST_NAME = 80;

    private final RuleBoard board;
    private final RulesInForce rules;
    private final RuleStore store;
    private final DryRun dryRun;
    private final PrometheusRules prometheus;
    private final InstantSource clock;

    RulesController(
            RuleBoard board,
            RulesInForce rules,
            RuleStore store,
            DryRun dryRun,
            PrometheusRules prometheus,
            InstantSource clock) {
        this.board = board;
        this.rules = rules;
        this.store = store;
        this.dryRun = dryRun;
        this.prometheus = prometheus;
        this.clock = clock;
    }

    /** What a rule says of one subject; {@code value} is null while it is not known. */
    record SubjectBody(String service, String subject, double value, boolean breached) {
        static SubjectBody of(Finding finding) {
            double value = finding.reading() instanceof Reading.Known known ? known.value() : Double.NaN;
            return new SubjectBody(
                    finding.service().value(),
                    finding.subject(),
                    value,
                    finding.rule().isBreachedBy(value));
        }
    }

    /** A rule and how it stands: {@code state} is no_data, ok, pending or firing. */
    record StandingBody(
            String name,
            String origin,
            String condition,
            @Nullable String metric,
            double threshold,
            boolean below,
            String holdFor,
            String keepFiringFor,
            String severity,
            String state,
            int firing,
            Instant evaluatedAt,
            List<SubjectBody> subjects) {
        static StandingBody of(RuleBoard.Standing standing) {
            Rule rule = standing.rule();
            return new StandingBody(
                    rule.name(),
                    WireWord.of(standing.origin()),
                    WireWord.of(rule.condition()),
                    rule.watch().map(watch -> watch.metric().word()).orElse(null),
                    rule.threshold(),
                    rule.watch().filter(Watch::below).isPresent(),
                    rule.holdFor().toString(),
                    rule.keepFiringFor().toString(),
                    WireWord.of(rule.severity()),
                    WireWord.of(standing.state()),
                    standing.firing(),
                    standing.evaluatedAt(),
                    standing.findings().stream().map(SubjectBody::of).toList());
        }
    }

    record FiringBody(String service, Instant at, @Nullable Instant until, double worst) {}

    /** What the rule would have done; {@code known_share} of the minutes had a value. */
    record DryRunBody(int times, List<FiringBody> firings, double knownShare, Instant from, Instant to) {}

    record ChangeBody(
            Instant at,
            String who,
            String rule,
            @Nullable RuleBody before,
            @Nullable RuleBody after) {}

    @GetMapping
    @Operation(summary = "Every rule in force with its state, last evaluation and values")
    List<StandingBody> all() {
        return board.all().stream().map(StandingBody::of).toList();
    }

    @GetMapping(path = "/prometheus", produces = "application/yaml")
    @Operation(summary = "The same rules as a rules file for Prometheus 2.42 or later")
    String prometheus() {
        return prometheus.of(rules.get());
    }

    @GetMapping("/changes")
    @Operation(summary = "Who changed which rule, newest first")
    List<ChangeBody> changes() {
        return store.changes(MOST_CHANGES).stream()
                .map(change -> new ChangeBody(
                        change.at(),
                        change.who(),
                        change.rule(),
                        change.before().map(RuleBody::of).orElse(null),
                        change.after().map(RuleBody::of).orElse(null)))
                .toList();
    }

    @PostMapping("/dry-run")
    @Operation(summary = "What a rule would have done in the last 14 days")
    DryRunBody dryRun(@RequestBody RuleBody body) {
        Rule rule = checked(body.named(Optional.ofNullable(body.name()).orElse("dry-run")));
        Instant now = clock.instant();
        return switch (dryRun.of(rule, now)) {
            case DryRun.Outcome.Tried tried ->
                new DryRunBody(
                        tried.firings().size(),
                        tried.firings().stream()
                                .map(firing -> new FiringBody(
                                        firing.service().value(),
                                        firing.at(),
                                        firing.until().orElse(null),
                                        firing.worst()))
                                .toList(),
                        tried.knownShare(),
                        now.minus(DryRun.PAST),
                        now);
            case DryRun.Outcome.NotKept _ ->
                throw Refusal.badRequest("the past of what this rule looks at is not kept");
        };
    }

    @PutMapping("/{name}")
    @Operation(summary = "Adds a rule of your own, or replaces it; rules of the file are changed there")
    RuleBody save(
            @PathVariable("name") String name,
            @RequestBody RuleBody body,
            @RequestParam(name = "by", defaultValue = "api") String by) {
        OwnRule rule = body.named(name);
        checked(rule);
        store.save(rule, who(by), "api");
        return RuleBody.of(rule);
    }

    @DeleteMapping("/{name}")
    @Operation(summary = "Removes a rule of your own")
    RuleBody remove(@PathVariable("name") String name, @RequestParam(name = "by", defaultValue = "api") String by) {
        OwnRule rule = store.all().stream()
                .filter(own -> own.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no rule of this name that was made here."));
        store.remove(name, who(by), "api");
        return RuleBody.of(rule);
    }

    private Rule checked(OwnRule rule) {
        try {
            return rules.checked(rule);
        } catch (IllegalArgumentException refused) {
            throw Refusal.badRequest(String.valueOf(refused.getMessage()));
        }
    }

    private static String who(String by) {
        if (by.isBlank() || by.length() > LONGEST_NAME) {
            throw Refusal.badRequest("by must have 1 to " + LONGEST_NAME + " characters");
        }
        return by;
    }
}
