package dev.headroom.dashboard.demo.inbox;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of Block Kit that alerts use.
 *
 * @param text what a client shows that draws no blocks
 */
record SlackMessage(String text, List<Block> blocks) {

    sealed interface Block {}

    record Header(String text) implements Block {}

    /** Text in Slack's own markup. */
    record Section(String mrkdwn) implements Block {}

    record Fields(List<String> mrkdwn) implements Block {
        public Fields {
            mrkdwn = List.copyOf(mrkdwn);
        }
    }

    record Context(String text) implements Block {}

    /** A button that opens a page; always http or https. */
    record Link(String text, String url) implements Block {}

    record Unknown(String type) implements Block {}

    /** A run of text in one weight. */
    record Piece(String text, boolean bold) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    SlackMessage {
        blocks = List.copyOf(blocks);
    }

    /** What is no JSON is shown as it came. */
    static SlackMessage parse(String payload) {
        try {
            JsonNode message = JSON.readTree(payload);
            List<Block> blocks = new ArrayList<>();
            message.path("blocks").forEach(block -> blocks.addAll(read(block)));
            return new SlackMessage(plain(message.path("text").asString("")), blocks);
        } catch (JacksonException broken) {
            return new SlackMessage(payload, List.of(new Section(payload)));
        }
    }

    /** Bold stands between asterisks; a single one is an asterisk. */
    static List<Piece> pieces(String mrkdwn) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < mrkdwn.length()) {
            int open = mrkdwn.indexOf('*', at);
            int close = open < 0 ? -1 : mrkdwn.indexOf('*', open + 1);
            if (close < 0) {
                break;
            }
            addPiece(mrkdwn.substring(at, open), false, pieces);
            addPiece(mrkdwn.substring(open + 1, close), true, pieces);
            at = close + 1;
        }
        addPiece(mrkdwn.substring(at), false, pieces);
        return pieces;
    }

    private static void addPiece(String mrkdwn, boolean bold, List<Piece> pieces) {
        if (!mrkdwn.isEmpty()) {
            pieces.add(new Piece(plain(mrkdwn), bold));
        }
    }

    private static List<Block> read(JsonNode block) {
        String type = block.path("type").asString("");
        return switch (type) {
            case "header" -> List.of(new Header(textOf(block)));
            case "section" -> sections(block);
            case "context" -> List.of(new Context(plain(String.join(" ", texts(block.path("elements"))))));
            case "actions" -> links(block.path("elements"));
            case "divider" -> List.of();
            default -> List.of(new Unknown(type));
        };
    }

    private static List<Block> sections(JsonNode block) {
        List<Block> sections = new ArrayList<>();
        if (block.has("text")) {
            sections.add(new Section(textOf(block)));
        }
        if (block.has("fields")) {
            sections.add(new Fields(texts(block.path("fields"))));
        }
        return sections;
    }

    private static List<Block> links(JsonNode elements) {
        List<Block> links = new ArrayList<>();
        for (JsonNode element : elements) {
            String url = element.path("url").asString("");
            if (isWeb(url)) {
                links.add(new Link(textOf(element), url));
            }
        }
        return links;
    }

    private static boolean isWeb(String url) {
        try {
            String scheme = URI.create(url).getScheme();
            return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    private static String textOf(JsonNode holder) {
        return holder.path("text").path("text").asString("");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.path("text").asString("")));
        return texts;
    }

    /** Slack escapes these three and nothing else. */
    private static String plain(String mrkdwn) {
        return mrkdwn.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
