package dev.headroom.dashboard.capacity;

import com.vaadin.flow.component.html.DescriptionList;
import dev.headroom.dashboard.format.Format;
import dev.headroom.forecasting.cost.AdviceCost;
import dev.headroom.forecasting.cost.ServingCost;

/** What the replicas cost; empty where no price is configured. */
final class CostList extends DescriptionList {

    CostList(OutlookPresenter.Priced priced, Format format) {
        addClassName("hr-pairs");
        AdviceCost advice = priced.advice();
        ServingCost lastWeek = priced.lastWeek();
        if (Double.isNaN(lastWeek.replicaHourPrice())) {
            return;
        }
        pair(
                "cost.hour",
                advice.currentHour() == advice.advisedHour()
                        ? format.number(advice.currentHour())
                        : format.number(advice.currentHour()) + " → " + format.number(advice.advisedHour()));
        pair("cost.day", format.number(advice.plannedDay()));
        pair(
                "cost.tokens",
                getTranslation(
                        "cost.tokens.value",
                        format.number(lastWeek.perMillionTokens()),
                        format.number(lastWeek.perMillionGeneratedTokens())));
    }

    private void pair(String key, String value) {
        add(new Term(getTranslation(key)), new Description(value));
    }
}
