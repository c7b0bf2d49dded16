package dev.headroom.preview;

import dev.headroom.alerts.rule.OwnHealth;
import dev.headroom.alerts.rule.Readings;
import dev.headroom.alerts.rule.RuleInputs;
import dev.headroom.alerts.rulebook.DryRun;
import dev.headroom.alerts.rulebook.RuleBoard;
import dev.headroom.alerts.rulebook.RuleStore;
import dev.headroom.alerts.rulebook.RulesInForce;
import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.history.ExtraHistory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The shipped rules over the invented services, and a book for one's own. */
@Configuration(proxyBeanMethods = false)
class InventedRules {

    @Bean
    RuleInputs ruleInputs(InventedHistory history, ExtraHistory extras, InventedFuture future, Fleet fleet) {
        return new RuleInputs(history, history, extras, future, fleet, OwnHealth.UNKNOWN);
    }

    @Bean
    RuleStore ruleStore() {
        return new Book();
    }

    @Bean
    RulesInForce rulesInForce(AlertSettings settings, RuleStore store) {
        return new RulesInForce(settings, store);
    }

    @Bean
    RuleBoard ruleBoard(RulesInForce rules, RuleInputs inputs, InventedTrouble incidents, InstantSource clock) {
        return new RuleBoard(rules, new Readings(inputs), incidents, clock);
    }

    @Bean
    DryRun dryRun(RuleInputs inputs) {
        return new DryRun(inputs);
    }

    private static final class Book implements RuleStore {
        private final Map<String, OwnRule> rules = new ConcurrentSkipListMap<>();

        @Override
        public List<OwnRule> all() {
            return List.copyOf(rules.values());
        }

        @Override
        public void save(OwnRule rule, String who, String origin) {
            rules.put(rule.name(), rule);
        }

        @Override
        public boolean remove(String name, String who, String origin) {
            return rules.remove(name) != null;
        }

        @Override
        public List<Change> changes(int most) {
            return List.of();
        }
    }
}
