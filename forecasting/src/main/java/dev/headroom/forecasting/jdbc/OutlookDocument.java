package dev.headroom.forecasting.jdbc;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.calendar.Multiplier;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** An outlook as JSON. A document that an older or newer version wrote and this one cannot read counts as none. */
final class OutlookDocument {

    private static final Logger LOG = LoggerFactory.getLogger(OutlookDocument.class);

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addMixIn(ForecastResult.class, ForecastVariants.class)
            .addMixIn(CapacityEstimate.class, CapacityVariants.class)
            .addMixIn(Recommendation.class, RecommendationVariants.class)
            .addMixIn(Multiplier.class, MultiplierVariants.class)
            .build();

    String write(Outlook outlook) {
        return json.writeValueAsString(outlook);
    }

    Optional<Outlook> read(String document) {
        try {
            return Optional.of(json.readValue(document, Outlook.class));
        } catch (JacksonException unreadable) {
            LOG.warn("a stored outlook cannot be read and is left aside: {}", unreadable.getOriginalMessage());
            return Optional.empty();
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ForecastResult.Made.class, name = "made"),
        @JsonSubTypes.Type(value = ForecastResult.NotMade.class, name = "not-made")
    })
    private interface ForecastVariants {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = CapacityEstimate.Learned.class, name = "learned"),
        @JsonSubTypes.Type(value = CapacityEstimate.Unknown.class, name = "unknown")
    })
    private interface CapacityVariants {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Recommendation.ScaleTo.class, name = "scale-to"),
        @JsonSubTypes.Type(value = Recommendation.Keep.class, name = "keep"),
        @JsonSubTypes.Type(value = Recommendation.NoAdvice.class, name = "no-advice")
    })
    private interface RecommendationVariants {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Multiplier.Given.class, name = "given"),
        @JsonSubTypes.Type(value = Multiplier.Learned.class, name = "learned"),
        @JsonSubTypes.Type(value = Multiplier.NotLearned.class, name = "not-learned")
    })
    private interface MultiplierVariants {}
}
