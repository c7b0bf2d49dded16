package dev.headroom.dashboard.capacity;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.export.ForecastFormat;
import dev.headroom.dashboard.export.OutlookFiles;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.forecasting.artefact.Artefact;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Links to forecast and advice as files. A file is made when it is asked for; without advice the browser gets none. */
final class ExportTools extends Div {

    private static final Duration HORIZON = Duration.ofHours(24);

    private final Supplier<ServiceName> service;

    ExportTools(OutlookFiles files, Supplier<ServiceName> service) {
        this.service = service;
        addClassName("hr-tools");
        add(Parts.small(getTranslation("export.title")));
        for (ForecastFormat format : ForecastFormat.values()) {
            add(link(
                    format.name(), "forecast." + format.suffix(), _ -> files.forecast(service.get(), HORIZON, format)));
        }
        for (Artefact artefact : Artefact.values()) {
            add(link(
                    getTranslation("export." + artefact.name()),
                    artefact.suffix(),
                    request -> files.artefact(service.get(), artefact, address(request))));
        }
    }

    private Anchor link(String text, String file, Function<VaadinRequest, OutlookFiles.Outcome> content) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> switch (content.apply(event.getRequest())) {
                    case OutlookFiles.Outcome.Made(var bytes) ->
                        new DownloadResponse(
                                new ByteArrayInputStream(bytes),
                                service.get().value() + "-" + file,
                                "application/octet-stream",
                                bytes.length);
                    case OutlookFiles.Outcome.Declined(var reason) ->
                        DownloadResponse.error(HttpStatusCode.SERVICE_UNAVAILABLE.getCode(), reason);
                }),
                text);
        link.getElement().setAttribute("download", true);
        return link;
    }

    private static URI address(VaadinRequest request) {
        return request instanceof VaadinServletRequest servlet
                ? ServletUriComponentsBuilder.fromContextPath(servlet.getHttpServletRequest())
                        .build()
                        .toUri()
                : URI.create("http://headroom:8080");
    }
}
