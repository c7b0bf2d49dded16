package dev.headroom.alerts.http;

import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.text.TextLimit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer of a robot that says 200 whatever happens and puts the truth into a code of its JSON body, 0 for success.
 *
 * @param receiver its name in sentences
 * @param codes names of the field that may hold the code
 * @param texts names of the field that may hold the explanation
 * @param passing codes of troubles that pass
 */
public record JsonAnswer(String receiver, List<String> codes, List<String> texts, Set<Integer> passing) {

    private static final int LONGEST_SHOWN = 200;

    public JsonAnswer {
        codes = List.copyOf(codes);
        texts = List.copyOf(texts);
        passing = Set.copyOf(passing);
    }

    public Handover judge(PostOutcome.Answered answer) {
        if (!answer.isSuccess()) {
            return answer.failure(receiver + " answered " + answer.status());
        }
        Optional<JsonNode> body = parse(answer.body());
        Optional<Integer> code = body.flatMap(node -> first(node, codes))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asInt);
        if (code.isEmpty()) {
            return new Handover.TryAgain(receiver + " answered 200, but without a code", answer.retryAfter());
        }
        if (code.get() == 0) {
            return new Handover.Delivered(receiver + " took it");
        }
        String why =
                body.flatMap(node -> first(node, texts)).map(JsonNode::asString).orElse("");
        String detail = receiver + " answered 200, but code " + code.get() + " " + TextLimit.cut(why, LONGEST_SHOWN);
        return passing.contains(code.get())
                ? new Handover.TryAgain(detail.strip(), answer.retryAfter())
                : new Handover.Refused(detail.strip());
    }

    private static Optional<JsonNode> parse(String body) {
        try {
            return Optional.of(JsonMapper.shared().readTree(body));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> first(JsonNode node, List<String> names) {
        return names.stream().filter(node::has).map(node::get).findFirst();
    }
}
