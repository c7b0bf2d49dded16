package dev.headroom.alerts.rulebook;

import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Rules;
import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.OwnRule;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules of the file and, behind them, those of users, as they are at the moment of asking. Thread-safe. */
public final class RulesInForce implements Supplier<Rules> {

    private static final Logger log = LoggerFactory.getLogger(RulesInForce.class);

    /** Who made a rule. */
    public enum Origin {
        /** It comes with the product; the file may have changed it. */
        SHIPPED,
        /** The configuration file; it is changed there. */
        FILE,
        /** A user, on a page or through the API. */
        USER
    }

    private final Rules declared;
    private final List<OwnRule> ofFile;
    private final List<String> channels;
    private final RuleStore store;

    public RulesInForce(AlertSettings settings, RuleStore store) {
        this.declared = Rules.BUILT_IN.with(settings.rules()).and(settings.ownRules());
        this.ofFile = settings.ownRules();
        this.channels = settings.channels().stream().map(ChannelSettings::name).toList();
        this.store = store;
    }

    /** A user's rule that the file has one of the same name for since, or that a later version refuses, is left out. */
    @Override
    public Rules get() {
        Rules rules = declared;
        for (OwnRule own : store.all()) {
            try {
                rules = rules.and(List.of(own));
            } catch (IllegalArgumentException refused) {
                log.debug("rule {} is not in force: {}", own.name(), refused.getMessage());
            }
        }
        return rules;
    }

    /**
     * Throws {@link IllegalArgumentException} when the rule cannot be added beside the others, or has a route that leads
     * nowhere: that would be noticed when the first alert does not arrive.
     */
    public Rule checked(OwnRule own) {
        own.options().routes().stream()
                .filter(route -> !channels.contains(route))
                .findFirst()
                .ifPresent(route -> {
                    throw new IllegalArgumentException("routes must name channels"
                            + (channels.isEmpty() ? ", and there are none" : " such as " + String.join(", ", channels))
                            + ", was " + route);
                });
        return declared.and(List.of(own)).named(own.name()).orElseThrow();
    }

    public Origin originOf(Rule rule) {
        if (Rules.BUILT_IN.named(rule.name()).isPresent()) {
            return Origin.SHIPPED;
        }
        boolean inFile = ofFile.stream().anyMatch(own -> own.name().equals(rule.name()));
        return inFile ? Origin.FILE : Origin.USER;
    }
}
