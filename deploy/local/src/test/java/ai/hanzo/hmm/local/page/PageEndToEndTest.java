package ai.hanzo.hmm.local.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.door.access.AccessSettings;
import ai.hanzo.hmm.door.access.ApiKeyFile;
import ai.hanzo.hmm.door.access.Role;
import ai.hanzo.hmm.local.LocalSettings;
import ai.hanzo.hmm.local.OneJvm;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class PageEndToEndTest {
    private static final String MARKET = "gpu-inference/h100";
    private static final long SEED = 20_261_123;
    private static final int ALIVE = 150;

    /// Left where it is when a test fails: its log says why.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void aPersonGoesFromNothingToASettledOrder() throws Exception {
        try (var browser = Browser.start()) {
            trades(browser);
            soon(() -> assertThat(state(browser)).as("the exchange is gone").isEqualTo("lost"));
            browser.keep("lost");
        }
    }

    @Test
    void behindAGuardAKeyIsAskedFor() {
        var file = new ApiKeyFile(folder.resolve("api-keys.json"));
        var key = file.add("alice's", Set.of("alice"), Set.of(Role.TRADER), 0, Long.MAX_VALUE);
        var guarded = new AccessSettings(Optional.of(file.path()), Optional.empty(), 200);
        var settings = LocalSettings.in(folder.resolve("data")).withPorts(0, 0);
        try (var browser = Browser.start();
                var exchange = OneJvm.start(settings.withAccess(guarded))) {
            browser.look(Browser.Screen.DESKTOP, "dark");
            browser.open(exchange.doorUrl() + "/");
            soon(() -> assertThat(browser.all("#market-list button")).hasSize(12));
            browser.press("#account-button");
            enter(browser, "alice", "");
            soon(() -> assertThat(browser.find("#dialog").getText()).contains("asks for a key"));
            enter(browser, "alice", key.substring(0, key.length() - 1) + "-");
            soon(() -> assertThat(browser.find("#dialog").getText()).contains("credential"));
            assertThat(browser.all("#market-list button")).as("is public").hasSize(12);
            enter(browser, "alice", key);
            browser.press("#tab-balances");
            soon(
                    () ->
                            assertThat(browser.find("#tab-body").getText())
                                    .contains("Deposits come from the treasury"));
            assertThat(browser.all("#deposit")).isEmpty();
        }
    }

    /// Waits for the dialog, and until it has gone.
    private static void enter(Browser browser, String account, String key) {
        soon(() -> assertThat(browser.find("#dialog").isDisplayed()).isTrue());
        browser.type("#account-field", account);
        browser.type("#key-field", key);
        browser.run("document.querySelector('#key-field').id = 'entered'");
        browser.press("#account-enter");
        soon(() -> assertThat(browser.all("#dialog[open] #entered")).isEmpty());
    }

    private void trades(Browser browser) throws IOException {
        try (var exchange = OneJvm.start(LocalSettings.in(folder).withPorts(0, 0));
                var door = new Client(exchange.doorUrl())) {
            var house = new House(door, MARKET);
            house.open(Traders.NAMES);
            try (var traders = Traders.start(door, MARKET, SEED)) {
                browser.look(Browser.Screen.DESKTOP, "light");
                browser.open(exchange.doorUrl() + "/");
                reckonsExactly(new Modules(browser));
                entersWithAName(browser);
                depositsMoney(browser);
                buysAtWhatIsAsked(browser);
                seesWhatWasBought(browser);
                restsAnOrderAndTakesItBack(browser);
                soon(() -> assertThat(traders.sent()).as("seed %d", SEED).isGreaterThan(ALIVE));
                isLookedAtFromEverywhere(browser);
            }
            browser.look(Browser.Screen.DESKTOP, "light");
            asksWhyAProviderScores(browser);
            endsWhatWasBought(browser);
            house.give("alice", "1");
            runsUnits(browser);
            takesPartInThePool(house, browser);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void reckonsExactly(Modules modules) {
        modules.showAmountsAsTheDoorDoes(SEED);
        modules.cutAndRoundAsTheyAreCalled();
        modules.reckonTheChecksumOfABook();
    }

    private static void entersWithAName(Browser browser) {
        soon(() -> assertThat(browser.find("#market-name").getText()).contains("Inference"));
        soon(() -> assertThat(state(browser)).isEqualTo("live"));
        browser.press("#account-button");
        browser.type("#account-field", "alice");
        browser.press("#account-enter");
        soon(() -> assertThat(browser.find("#account-button").getText()).isEqualTo("alice"));
    }

    private static void depositsMoney(Browser browser) {
        browser.press("#tab-balances");
        soon(() -> assertThat(browser.find("#tab-body").getText()).contains("holds nothing yet"));
        browser.type("[name=deposit]", "1000");
        browser.press("#deposit");
        soon(() -> assertThat(row(browser)).contains("HANZO").contains("1,000.000000"));
    }

    /// The best ask is pressed, which fills in the ticket; the quantity is typed.
    private static void buysAtWhatIsAsked(Browser browser) {
        soon(() -> assertThat(browser.all("#asks li")).isNotEmpty());
        browser.run("document.querySelector('#asks li').click()");
        soon(() -> assertThat(value(browser, "price")).isNotEmpty());
        browser.type("[name=price]", "25");
        browser.type("[name=quantity]", "0.01005");
        soon(
                () ->
                        assertThat(browser.find("#go").getText())
                                .as("%s at %s", value(browser, "quantity"), value(browser, "price"))
                                .isEqualTo("Buy 0.01005 SCU"));
        browser.press("#go");
        soon(() -> assertThat(browser.texts(".toast b")).asString().contains("Buy filled"));
        browser.press("#tab-history");
        soon(() -> assertThat(row(browser)).contains("buy limit", "0.01005", "filled"));
    }

    private static void seesWhatWasBought(Browser browser) {
        browser.press("#tab-allocations");
        soon(() -> assertThat(row(browser)).contains("#1", "allocated", House.ACCOUNT));
        browser.press("#tab-body td button");
        soon(
                () ->
                        assertThat(browser.find("#token").getText())
                                .matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+"));
        browser.run("document.querySelector('#dialog').close()");
    }

    private static void restsAnOrderAndTakesItBack(Browser browser) {
        browser.press("#tab-orders");
        browser.type("[name=price]", "15");
        browser.type("[name=quantity]", "1");
        browser.press("#go");
        soon(() -> assertThat(row(browser)).contains("buy limit", "15.00", "Cancel"));
        browser.press("#tab-body td button");
        soon(() -> assertThat(browser.find("#tab-body").getText()).contains("No order rests"));
    }

    private static void isLookedAtFromEverywhere(Browser browser) throws IOException {
        browser.run("document.querySelector('#toasts').replaceChildren()");
        browser.run("document.querySelector('[data-interval=\"1s\"]').click()");
        browser.press("#tab-providers");
        soon(() -> assertThat(row(browser)).contains(House.ACCOUNT, "50.0%", "active"));
        browser.press("#tab-allocations");
        soon(() -> assertThat(row(browser)).contains("allocated"));
        soon(() -> assertThat(browser.find("#bar-now").getText()).startsWith("O"));
        soon(() -> assertThat(browser.all("#chart canvas")).hasSize(1));
        browser.keep("desktop-light");
        browser.press("#tab-history");
        browser.look(Browser.Screen.DESKTOP, "dark");
        browser.keep("desktop-dark");
        browser.look(Browser.Screen.PHONE, "light");
        for (var view : new String[] {"markets", "book", "ticket", "lower", "chart"}) {
            browser.press("#dock [data-view=" + view + "]");
            browser.keep("phone-" + view);
            assertThat(browser.run("return document.documentElement.scrollWidth"))
                    .as("nothing of %s stands beyond the edge of a phone", view)
                    .isEqualTo(390L);
        }
    }

    private static void asksWhyAProviderScores(Browser browser) {
        browser.press("#tab-providers");
        soon(() -> assertThat(row(browser)).contains(House.ACCOUNT));
        browser.press("#tab-body td button");
        soon(
                () ->
                        assertThat(browser.find("#dialog").getText())
                                .contains(House.ACCOUNT, "makes the grade"));
        browser.run("document.querySelector('#dialog').close()");
    }

    /// The second of its row's buttons, and what it asks then.
    private static void endsWhatWasBought(Browser browser) {
        browser.press("#tab-allocations");
        soon(() -> assertThat(row(browser)).contains("allocated"));
        browser.press("#tab-body td button:nth-of-type(2)");
        soon(() -> assertThat(browser.find("#dialog").getText()).contains("End this allocation?"));
        browser.press("#dialog button.main");
        soon(() -> assertThat(row(browser)).contains("#1", "consumer ended"));
    }

    private static void runsUnits(Browser browser) {
        browser.press("#tab-balances");
        soon(() -> assertThat(browser.texts("#tab-body td button")).isEqualTo(List.of("Run it")));
        browser.press("#tab-body td button");
        browser.press("#tab-allocations");
        soon(() -> assertThat(row(browser)).contains("#2", "allocated"));
    }

    /// What was put in stays in for a while, and who would have it at once is told.
    private static void takesPartInThePool(House house, Browser browser) {
        house.give("alice", "2");
        browser.press("#tab-pool");
        browser.type("[name=add-quantity]", "0.5");
        soon(() -> assertThat(value(browser, "add-funds")).isNotEmpty());
        browser.press("#tab-body form.act:nth-of-type(1) button");
        soon(
                () ->
                        assertThat(browser.find("#tab-body").getText())
                                .contains("of the pool; 0 can be taken out now"));
        browser.type("[name=remove-shares]", "1");
        browser.press("#tab-body form.act:nth-of-type(2) button");
        soon(() -> assertThat(browser.texts(".toast b")).asString().contains("Refused: "));
    }

    private static String state(Browser browser) {
        return browser.find("#link").getAttribute("data-state");
    }

    private static String value(Browser browser, String name) {
        return String.valueOf(
                browser.run(
                        "return document.querySelector(arguments[0]).value",
                        "[name=" + name + "]"));
    }

    /// The first row of the lower panel, all its cells.
    private static String row(Browser browser) {
        return String.valueOf(
                browser.run(
                        "return [...(document.querySelector('#tab-body tbody tr')?.cells ??"
                                + " [])].map(cell => cell.textContent).join(' | ')"));
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }
}
