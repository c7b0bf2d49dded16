package dev.headroom.dashboard.shell;

import com.vaadin.flow.component.html.Div;
import dev.headroom.collector.ingest.IngestState;
import dev.headroom.collector.ingest.IngestWatch;
import dev.headroom.collector.storage.DatabaseState;
import dev.headroom.collector.storage.DatabaseWatch;
import dev.headroom.dashboard.format.Format;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** One line above every page while the database is away, samples lag behind, or the queue on disk is in trouble. */
final class StorageBanner extends Div {
    private final transient DatabaseWatch database;
    private final transient IngestWatch ingest;
    private final transient InstantSource clock;

    StorageBanner(DatabaseWatch database, IngestWatch ingest, InstantSource clock) {
        this.database = database;
        this.ingest = ingest;
        this.clock = clock;
        addClassName("hr-banner");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    void refresh() {
        List<String> sentences = sentences();
        setText(String.join(" ", sentences));
        setVisible(!sentences.isEmpty());
    }

    private List<String> sentences() {
        Format format = new Format(getLocale(), ZoneOffset.UTC, this::getTranslation);
        List<String> sentences = new ArrayList<>();
        IngestState waiting = ingest.state();
        switch (database.state()) {
            case DatabaseState.Ready _ -> {
                if (waiting.isBehind()) {
                    sentences.add(getTranslation("banner.behind"));
                }
            }
            case DatabaseState.Away(var since, var sentence) -> {
                String ago = format.distance(since, clock.instant());
                sentences.add(getTranslation("banner.away", ago, format.englishOnly(sentence)));
            }
            case DatabaseState.Refused(var _, var sentence) ->
                sentences.add(getTranslation("banner.refused", sentence));
        }
        if (!sentences.isEmpty() && waiting.waiting() > 0) {
            sentences.add(getTranslation(
                    "banner.waiting", format.count((double) waiting.waiting()), format.span(waiting.lag())));
        }
        waiting.trouble().ifPresent(reason -> sentences.add(getTranslation("banner.trouble", reason)));
        return sentences;
    }
}
