package dev.headroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import dev.headroom.dashboard.process.HeadroomProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does in the first minutes, in a real browser, on the built product. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoBrowserIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURE = Path.of("..", "docs", "images", "overview.png");

    @TempDir
    private static Path folder;

    private static HeadroomProcess headroom;
    private static Playwright playwright;
    private static Browser browser;

    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void startProductAndBrowser() throws IOException {
        boolean there = Files.isExecutable(CHROMIUM);
        if (!there && !"true".equals(System.getenv("CI"))) {
            System.out.println("SKIPPED DemoBrowserIT: there is no " + CHROMIUM + " (Debian: apt install chromium)");
        }
        assumeTrue(there || "true".equals(System.getenv("CI")), "no Chromium");
        headroom = HeadroomProcess.start(folder, List.of("demo"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (headroom != null) {
            headroom.close();
        }
    }

    @BeforeEach
    void openPage() {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setLocale("en-US")
                .setTimezoneId("Asia/Shanghai"));
        page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Refused")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void closePage() {
        context.close();
    }

    @Test
    @Order(1)
    void aWrongPasswordIsRefusedAndTheRightOneOpensTheOverview() {
        logIn("wrong");
        page.waitForURL("**/login?error*");

        logIn(HeadroomProcess.PASSWORD);

        page.getByText("deepseek-r1").first().waitFor();
        page.getByText("deepseek-v3").first().waitFor();
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(2)
    void F38_thePageMayNotBeFramed() {
        Response response = page.navigate(headroom.url() + "/login");

        assertThat(response.headers().get("content-security-policy")).contains("frame-ancestors 'none'");
        assertThat(response.headers().get("x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    @Order(3)
    void valuesMoveWithoutAReload() {
        logIn(HeadroomProcess.PASSWORD);
        Locator content = page.locator("main, vaadin-app-layout").first();
        page.getByText("deepseek-r1").first().waitFor();
        page.evaluate("() => { window.notReloaded = true; }");
        String before = content.innerText();

        await("new values")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> !content.innerText().equals(before));

        assertThat(page.evaluate("() => window.notReloaded")).isEqualTo(true);
    }

    @Test
    @Order(4)
    void theRangeGoesIntoTheAddressAndComesBackFromIt() {
        logIn(HeadroomProcess.PASSWORD);
        page.locator("#range-picker").click();
        page.locator(".hr-quick vaadin-button").last().click();
        page.waitForURL(url -> url.contains("from=") || url.contains("range="));
        String link = page.url();
        String label = page.locator("#range-picker").innerText();

        page.navigate(link);

        page.locator("#range-picker").waitFor();
        assertThat(page.locator("#range-picker").innerText()).isEqualTo(label);
    }

    @Test
    @Order(5)
    void thePagesSpeakChineseOnRequest() {
        logIn(HeadroomProcess.PASSWORD);
        page.locator("#language").click();

        page.getByText("概览").or(page.getByText("总览")).first().waitFor();
        assertThat(complaints).isEmpty();
    }

    /** Renews the README's picture when asked to with {@code -Dheadroom.screenshot=true}. */
    @Test
    @Order(6)
    void theOverviewFillsOneScreen() throws IOException {
        logIn(HeadroomProcess.PASSWORD);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.getByText("deepseek-r1").first().waitFor();
        page.locator("canvas").first().waitFor();
        Path picture = Boolean.getBoolean("headroom.screenshot") ? PICTURE : folder.resolve("overview.png");
        Files.createDirectories(picture.toAbsolutePath().getParent());

        page.screenshot(new Page.ScreenshotOptions().setPath(picture));

        assertThat(Files.size(picture)).isGreaterThan(20_000);
    }

    private void logIn(String password) {
        page.navigate(headroom.url() + "/login");
        page.locator("input[name=username]").fill("admin");
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> !url.endsWith("/login"));
    }
}
