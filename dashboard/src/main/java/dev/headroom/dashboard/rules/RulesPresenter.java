package dev.headroom.dashboard.rules;

import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Watch;
import dev.headroom.alerts.rulebook.DryRun;
import dev.headroom.alerts.rulebook.RuleBoard;
import dev.headroom.alerts.rulebook.RuleStore;
import dev.headroom.alerts.rulebook.RulesInForce;
import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks how the rules stand and changes those of users' own. Thread-safe. */
@Component
final class RulesPresenter {

    private final RuleBoard board;
    private final RulesInForce rules;
    private final RuleStore store;
    private final DryRun dryRun;
    private final History history;
    private final AuthenticationContext authentication;
    private final InstantSource clock;

    RulesPresenter(
            RuleBoard board,
            RulesInForce rules,
            RuleStore store,
            DryRun dryRun,
            History history,
            AuthenticationContext authentication,
            InstantSource clock) {
        this.board = board;
        this.rules = rules;
        this.store = store;
        this.dryRun = dryRun;
        this.history = history;
        this.authentication = authentication;
        this.clock = clock;
    }

    Loaded<List<RuleBoard.Standing>> standings(Moment moment) {
        List<RuleBoard.Standing> all = board.all();
        return all.isEmpty() ? Loaded.empty("settings.no-rules") : Loaded.of(all);
    }

    Instant now() {
        return clock.instant();
    }

    List<String> metrics() {
        return Watch.signals();
    }

    List<String> services() {
        return history.services().stream().map(ServiceName::value).toList();
    }

    /** Throws {@link IllegalArgumentException} when the rule cannot be added. */
    Rule checked(OwnRule rule) {
        return rules.checked(rule);
    }

    Loaded<DryRun.Outcome> tried(Rule rule) {
        return Loaded.of(dryRun.of(rule, clock.instant()));
    }

    /** In the name of whoever is logged in; call it from the UI thread. */
    void save(OwnRule rule) {
        checked(rule);
        store.save(rule, who(), "dashboard");
    }

    void remove(String rule) {
        store.remove(rule, who(), "dashboard");
    }

    private String who() {
        return authentication.getPrincipalName().orElse("anonymous");
    }
}
