package dev.headroom.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** With the example of docs.slack.dev/authentication/verifying-requests-from-slack. */
class SlackSignatureTest {

    private static final Secret SECRET = new Secret("8f742231b10e8888abcd99yyyzzz85a5");
    private static final String BODY = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
            + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
            + ".803a0bc887a14d10d2c447fce8b6703c";
    private static final SlackSignature SIGNATURE =
            new SlackSignature("1531420618", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    private static final Instant SENT = Instant.ofEpochSecond(1531420618);

    @Test
    void theirExampleIsProven() {
        assertThat(SIGNATURE.proves(BODY, SECRET, SENT.plusSeconds(60))).isTrue();
    }

    @Test
    void anotherBodyAnotherSecretAndAnOldRequestAreNot() {
        assertThat(SIGNATURE.proves(BODY + "x", SECRET, SENT)).isFalse();
        assertThat(SIGNATURE.proves(BODY, new Secret("other"), SENT)).isFalse();
        assertThat(SIGNATURE.proves(BODY, SECRET, SENT.plusSeconds(301))).isFalse();
        assertThat(new SlackSignature("", "").proves(BODY, SECRET, SENT)).isFalse();
    }
}
