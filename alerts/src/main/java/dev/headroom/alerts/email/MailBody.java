package dev.headroom.alerts.email;

import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Phrases;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders a message as HTML and as plain text. A broken template never holds a message back. */
final class MailBody {

    private static final Logger log = LoggerFactory.getLogger(MailBody.class);

    /** Content-ID of the picture. */
    static final String CHART = "chart";

    private final ITemplateEngine html;
    private final ITemplateEngine text;

    /** Both forms of one message. */
    record Rendered(String html, String text) {}

    MailBody() {
        this("alerts/email/");
    }

    MailBody(String templates) {
        html = engine(templates, ".html", TemplateMode.HTML);
        text = engine(templates, ".txt", TemplateMode.TEXT);
    }

    private static ITemplateEngine engine(String prefix, String suffix, TemplateMode mode) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(MailBody.class.getClassLoader());
        resolver.setPrefix(prefix);
        resolver.setSuffix(suffix);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    /** With {@code chart} the HTML shows the part of the mail that is named {@link #CHART}. */
    Rendered render(MessageText message, Phrases phrases, boolean chart) {
        Context context = new Context(Locale.ENGLISH, variables(message, phrases));
        context.setVariable("language", phrases.language());
        context.setVariable("chart", chart ? "cid:" + CHART : "");
        try {
            return new Rendered(html.process("incident", context), text.process("incident", context));
        } catch (TemplateEngineException e) {
            log.error("The mail template failed; the message is sent as plain text.", e);
            return new Rendered("", plain(message));
        }
    }

    private static Map<String, Object> variables(MessageText message, Phrases phrases) {
        return Map.of(
                "words", Map.of("todo", phrases.of("todo"), "open", phrases.of("open"), "sender", phrases.of("sender")),
                "tone", message.tone().name().toLowerCase(Locale.ROOT),
                "headline", message.headline(),
                "why", message.why(),
                "since", message.since(),
                "whatToDo", message.whatToDo(),
                "numbers",
                        message.numbers().stream()
                                .map(number -> Map.of("label", number.label(), "value", number.value()))
                                .toList(),
                "more", message.more(),
                "link", message.link().map(URI::toString).orElse(""));
    }

    private static String plain(MessageText message) {
        return String.join(
                "\n\n",
                message.headline(),
                message.why(),
                message.since(),
                message.whatToDo(),
                String.join("\n", message.more()),
                message.link().map(URI::toString).orElse(""));
    }
}
