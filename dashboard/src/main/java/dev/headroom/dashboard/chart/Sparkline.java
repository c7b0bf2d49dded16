package dev.headroom.dashboard.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A line the size of a word: what was, and dashed with its band what is expected. */
@Tag("headroom-sparkline")
@JavaScript("context://charts/headroom-sparkline.js")
public final class Sparkline extends Component {
    /**
     * What it draws, all in steps of one length.
     *
     * @param past NaN where nothing is known
     * @param low lower end of the interval around {@code ahead}
     */
    public record Shape(Values past, Values ahead, Values low, Values high) {}

    public Sparkline(Shape shape, String summary) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("past", ChartJson.numbers(shape.past()));
        json.set("ahead", ChartJson.numbers(shape.ahead()));
        json.set("low", ChartJson.numbers(shape.low()));
        json.set("high", ChartJson.numbers(shape.high()));
        json.put("summary", summary);
        getElement().setPropertyJson("spec", json);
    }
}
