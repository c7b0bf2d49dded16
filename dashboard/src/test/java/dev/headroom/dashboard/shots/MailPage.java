package dev.headroom.dashboard.shots;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.Base64;

/** The HTML of a mail with its inline picture in it. */
final class MailPage {

    private String html = "";
    private String picture = "";

    private MailPage() {}

    static String of(Part mail) throws MessagingException, IOException {
        MailPage page = new MailPage();
        page.read(mail);
        return page.html.replace("cid:chart", page.picture);
    }

    private void read(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart each = parts.getBodyPart(i);
                read(each);
            }
        } else if (part.isMimeType("text/html")) {
            html = (String) part.getContent();
        } else if (part.isMimeType("image/png")) {
            byte[] png = part.getInputStream().readAllBytes();
            picture = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
        }
    }
}
