package dev.headroom.dashboard.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A plain table, sorted by whoever fills it. A row is built again only when its item changed, so that focus and hover
 * survive a refresh. Many rows are cut behind a button. On a phone each row becomes a card. One thread: the UI's.
 */
public final class Table<T> extends Div {
    private static final int ROWS_AT_FIRST = 60;

    private final List<Column<T>> columns = new ArrayList<>();
    private final NativeTableRow head = new NativeTableRow();
    private final NativeTableBody body;
    private final Function<T, Object> identity;
    private final Button more;
    private final Map<Object, Row<T>> rows = new HashMap<>();
    private Optional<Consumer<T>> opener = Optional.empty();
    private Optional<Panel.Shown> shown = Optional.empty();
    private List<T> items = List.of();
    private boolean all;

    private enum Kind {
        WORDS,
        NUMBER,
        ACTION
    }

    private record Column<T>(String title, Kind kind, BiFunction<T, Panel.Shown, Component> cell) {
        boolean number() {
            return kind == Kind.NUMBER;
        }
    }

    private record Row<T>(T item, NativeTableRow row) {}

    public Table(Function<T, Object> identity) {
        this.identity = identity;
        NativeTable table = new NativeTable();
        table.addClassName("hr-table");
        table.getHead().add(head);
        body = table.getBody();
        more = new Button("", _ -> showAll());
        more.addClassNames("hr-tool", "hr-more");
        more.setVisible(false);
        addClassName("hr-scroll");
        add(table, more);
    }

    public Table<T> column(String title, BiFunction<T, Panel.Shown, Component> cell) {
        return add(new Column<>(title, Kind.WORDS, cell));
    }

    /** A column of numbers, aligned at their end. */
    public Table<T> number(String title, BiFunction<T, Panel.Shown, Component> cell) {
        return add(new Column<>(title, Kind.NUMBER, cell));
    }

    /** A column of numbers that are only text. */
    public Table<T> text(String title, BiFunction<T, Format, String> text) {
        return number(
                title, (item, shown) -> Parts.value(text.apply(item, shown.format()), getTranslation("state.unknown")));
    }

    /** A column of buttons: pressing one does not open the row. */
    public Table<T> action(BiFunction<T, Panel.Shown, Component> cell) {
        return add(new Column<>("", Kind.ACTION, cell));
    }

    /** Makes rows lead somewhere when they are clicked, or when Enter is pressed on them. */
    public Table<T> opening(Consumer<T> open) {
        opener = Optional.of(open);
        return this;
    }

    public void show(List<T> newItems, Panel.Shown newShown) {
        items = newItems;
        shown = Optional.of(newShown);
        List<T> visible = all ? items : items.subList(0, Math.min(items.size(), ROWS_AT_FIRST));
        Map<Object, Row<T>> kept = new HashMap<>();
        List<NativeTableRow> order = new ArrayList<>();
        for (T item : visible) {
            Object key = identity.apply(item);
            Row<T> before = rows.get(key);
            Row<T> row = before != null && before.item().equals(item) ? before : new Row<>(item, row(item, newShown));
            kept.put(key, row);
            order.add(row.row());
        }
        if (!body.getChildren().toList().equals(order)) {
            body.removeAll();
            order.forEach(body::add);
        }
        rows.clear();
        rows.putAll(kept);
        more.setVisible(visible.size() < items.size());
        more.setText(getTranslation("table.all", items.size()));
    }

    private void showAll() {
        all = true;
        shown.ifPresent(last -> show(items, last));
    }

    private Table<T> add(Column<T> column) {
        columns.add(column);
        NativeTableHeaderCell cell = new NativeTableHeaderCell(column.title());
        cell.getElement().setAttribute("scope", "col");
        cell.setClassName("hr-number", column.number());
        head.add(cell);
        return this;
    }

    private NativeTableRow row(T item, Panel.Shown at) {
        NativeTableRow row = new NativeTableRow();
        for (Column<T> column : columns) {
            Component content = column.cell().apply(item, at);
            NativeTableCell cell = new NativeTableCell(content);
            cell.getElement().setAttribute("data-label", column.title().replace('\n', ' '));
            cell.setClassName("hr-number", column.number());
            if (column.kind() == Kind.ACTION) {
                cell.addClassName("hr-action");
                cell.getElement().addEventListener("click", _ -> {}).stopPropagation();
            }
            row.add(cell);
        }
        opener.ifPresent(open -> openable(row, () -> open.accept(item)));
        return row;
    }

    private static void openable(NativeTableRow row, Runnable open) {
        row.getElement().setAttribute("data-link", true).setAttribute("tabindex", "0");
        row.addClickListener(_ -> open.run());
        row.getElement()
                .addEventListener("keydown", _ -> open.run())
                .setFilter("event.key === 'Enter' && event.target === element");
    }
}
