package dev.headroom.dashboard.shots;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Block Kit JSON of a message as Slack would draw it; what it does not know it refuses, so that nothing is left out. */
final class SlackPage {

    private static final String HEAD = """
            <!doctype html><meta charset="utf-8"><style>
            body { margin: 0; background: #fff; color: #1d1c1d; font: 15px/1.46 Lato, "Noto Sans CJK SC", sans-serif }
            .message { display: flex; gap: 10px; padding: 14px 18px; width: 620px; box-sizing: border-box }
            .app { width: 36px; height: 36px; border-radius: 8px; background: #2563eb; color: #fff; flex: none;
                   display: grid; place-items: center; font-weight: 700 }
            .who b { margin-right: 6px } .who span { background: #ececec; color: #616061; font-size: 11px; padding: 1px 4px;
                   border-radius: 3px }
            h1 { font-size: 18px; line-height: 1.3; margin: 4px 0 8px } p { margin: 6px 0 }
            .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 16px; margin: 8px 0 }
            .dot { display: inline-block; width: 0.8em; height: 0.8em; border-radius: 50%; vertical-align: -0.05em }
            .context { color: #616061; font-size: 13px; margin: 8px 0 }
            .button { display: inline-block; border: 1px solid #bbb; border-radius: 4px; padding: 5px 12px; font-weight: 700;
                   font-size: 14px; margin: 4px 8px 0 0 }
            </style><div class="message"><div class="app">H</div><div><div class="who"><b>Headroom</b><span>APP</span></div>
            """;

    private SlackPage() {}

    static String of(String json) {
        JsonNode message = JsonMapper.shared().readTree(json);
        List<String> blocks = new ArrayList<>();
        message.path("blocks").forEach(block -> blocks.add(block(block)));
        return HEAD + String.join("\n", blocks) + "</div></div>";
    }

    private static String block(JsonNode block) {
        return switch (block.path("type").asString()) {
            case "header" -> "<h1>" + plain(block.path("text")) + "</h1>";
            case "section" ->
                block.has("fields")
                        ? "<div class=fields>" + each(block.path("fields"), "<div>%s</div>") + "</div>"
                        : "<p>" + marked(block.path("text")) + "</p>";
            case "context" -> "<div class=context>" + each(block.path("elements"), "%s") + "</div>";
            case "actions" ->
                block.path("elements")
                        .valueStream()
                        .map(button -> "<span class=button>" + plain(button.path("text")) + "</span>")
                        .collect(Collectors.joining());
            default -> throw new IllegalArgumentException("cannot draw " + block);
        };
    }

    private static String each(JsonNode texts, String frame) {
        return texts.valueStream().map(text -> frame.formatted(marked(text))).collect(Collectors.joining());
    }

    /** What stands between asterisks is bold; the three entities of Slack's markup are those of HTML. */
    private static String marked(JsonNode text) {
        return text.path("text")
                .asString()
                .replaceAll("\\*([^*\n]+)\\*", "<b>$1</b>")
                .replace("\n", "<br>");
    }

    private static String plain(JsonNode text) {
        String escaped = text.path("text").asString().replace("&", "&amp;").replace("<", "&lt;");
        return escaped.replace("🔴", dot("#e01e5a")).replace("🟠", dot("#ecb22e"));
    }

    /** Drawn, since not every machine has a font with pictures. */
    private static String dot(String colour) {
        return "<span class=dot style=\"background: " + colour + "\"></span>";
    }
}
