package dev.headroom.dashboard.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How the API writes JSON and describes itself. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    private static final String TOKEN = "token";

    @Bean
    JsonMapperBuilderCustomizer apiJson() {
        SimpleModule numbers = new SimpleModule("numbers");
        numbers.addSerializer(Double.class, new KnownNumber());
        numbers.addSerializer(Double.TYPE, new KnownNumber());
        return builder -> builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(numbers);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Headroom")
                        .version("v1")
                        .description("Units are in the names; a number that is not known is null, never 0; times are"
                                + " ISO 8601 in UTC. Refusals are problem details (RFC 9457)."))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")));
    }

    /** The library that describes the API does not see Jackson's naming strategy. */
    @Bean
    @SuppressWarnings("rawtypes") // the library hands out raw schemas
    GlobalOpenApiCustomizer namesAsWritten() {
        return document -> {
            Map<String, Schema> schemas = document.getComponents().getSchemas();
            if (schemas != null) {
                schemas.values().forEach(ApiConfiguration::renameProperties);
            }
        };
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the library hands out raw schemas
    private static void renameProperties(Schema<?> schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            Map<String, Schema> renamed = new LinkedHashMap<>();
            properties.forEach((name, property) -> renamed.put(snakeCase(name), property));
            schema.setProperties(renamed);
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** NaN and the infinities mean "not known" here and have no form in JSON. */
    private static final class KnownNumber extends StdSerializer<Double> {
        KnownNumber() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializationContext context) {
            if (Double.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeNull();
            }
        }
    }
}
