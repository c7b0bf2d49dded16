package dev.headroom.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class NoPagesFilterTest {

    @Test
    void whatAProcessWithoutPagesDoesNotServeIsNotFoundInsteadOfALogIn() throws Exception {
        MockHttpServletResponse answer = answer("/api/v1/services");

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(answer.getContentAsString()).contains("does not have the role web");
        assertThat(answer("/").getStatus()).isEqualTo(404);
    }

    @Test
    void itsHealthAndWhatIsPushedPass() throws Exception {
        assertThat(answer("/actuator/health/liveness").getStatus()).isEqualTo(200);
        assertThat(answer("/v1/metrics").getStatus()).isEqualTo(200);
    }

    private static MockHttpServletResponse answer(String path) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new NoPagesFilter().doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
        return response;
    }
}
