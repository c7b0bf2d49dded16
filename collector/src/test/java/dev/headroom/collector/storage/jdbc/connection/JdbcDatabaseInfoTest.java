package dev.headroom.collector.storage.jdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JdbcDatabaseInfoTest {

    @Test
    void theUrlThatIsShownHoldsNoSecret() {
        assertThat(JdbcDatabaseInfo.withoutSecrets("jdbc:postgresql://me:hush@db:5432/headroom?password=hush"))
                .isEqualTo("jdbc:postgresql://db:5432/headroom");
    }
}
