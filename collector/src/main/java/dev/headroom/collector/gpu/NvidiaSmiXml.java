package dev.headroom.collector.gpu;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.MissingResourceException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The document of {@code nvidia-smi -q -x} cut into its devices. Elements come and go between schema versions, so it
 * only knows where devices start; what their elements mean is {@link GpuDevices}'s business. Strict about syntax: a cut
 * document yields nothing. The DOCTYPE line is skipped, entities of its own are refused, nothing outside is read.
 */
final class NvidiaSmiXml {

    private static final String ROOT = "nvidia_smi_log";
    private static final int DEEPEST = 64;

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

    NvidiaSmiXml() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("external entities are refused");
        });
    }

    /** The devices in the order of the document. */
    List<DeviceText> devices(String document) throws XMLStreamException {
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document));
        try {
            return new Reading(reader).devices();
        } catch (MissingResourceException e) { // the JDK has no text for some faults, such as a control character
            throw new XMLStreamException("its document type is broken", reader.getLocation());
        } finally {
            reader.close();
        }
    }

    /** One pass over one document; one thread. */
    private static final class Reading {

        private final XMLStreamReader reader;
        private final List<DeviceText> gpus = new ArrayList<>();
        /** Open elements, the innermost first. */
        private final Deque<Open> open = new ArrayDeque<>();

        Reading(XMLStreamReader reader) {
            this.reader = reader;
        }

        List<DeviceText> devices() throws XMLStreamException {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(reader.getLocalName());
                    case XMLStreamConstants.END_ELEMENT -> end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader.getText());
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw broken("an entity of its own is refused");
                    default -> {}
                }
            }
            return gpus;
        }

        private void start(String name) throws XMLStreamException {
            Open parent = open.peek();
            if (parent == null && !name.equals(ROOT)) {
                throw broken("the document is <" + name + ">, not <" + ROOT + ">");
            }
            if (open.size() >= DEEPEST) {
                throw broken("elements are nested deeper than " + DEEPEST);
            }
            open.push(parent == null ? new Open(null, "") : below(parent, name));
        }

        private Open below(Open parent, String name) {
            DeviceText device = parent.device();
            if (device == null) {
                if (!name.equals("gpu") || open.size() != 1) {
                    return new Open(null, "");
                }
                String id = reader.getAttributeValue(null, "id");
                DeviceText gpu = new DeviceText(id == null ? "" : id.strip());
                gpus.add(gpu);
                return new Open(gpu, "");
            }
            if (name.equals("mig_device") && parent.path().equals("mig_devices")) {
                DeviceText mig = new DeviceText(device.id());
                device.addMigDevice(mig);
                return new Open(mig, "");
            }
            return new Open(device, parent.path().isEmpty() ? name : parent.path() + "/" + name);
        }

        private void text(String text) {
            Open innermost = open.peek();
            if (innermost != null) {
                innermost.text().append(text);
            }
        }

        private void end() {
            Open ended = open.pop();
            String text = ended.text().toString().strip();
            if (ended.device() != null && !ended.path().isEmpty() && !text.isEmpty()) {
                ended.device().put(ended.path(), text);
            }
        }

        private XMLStreamException broken(String reason) {
            return new XMLStreamException(reason, reader.getLocation());
        }
    }

    /** An element that has started: the device it belongs to, null outside of devices, and its path below it. */
    private record Open(@Nullable DeviceText device, String path, StringBuilder text) {
        Open(@Nullable DeviceText device, String path) {
            this(device, path, new StringBuilder());
        }
    }
}
