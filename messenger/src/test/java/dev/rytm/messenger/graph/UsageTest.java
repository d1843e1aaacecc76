package dev.rytm.messenger.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'call_count':28,'total_cputime':25,'total_time':26} | 28 | 0",
                "{'call_count':1,'total_cputime':2.2,'total_time':'1'} | 3 | 0",
                "{'1':[{'type':'messenger','call_count':7,'estimated_time_to_regain_access':0}]} | 7 | 0",
                "{'1':[{'call_count':7},{'call_count':101,'estimated_time_to_regain_access':12}],'2':[{'call_count':9}]} | 101 | 12",
                "{'1':{'call_count':7,'estimated_time_to_regain_access':'3'}} | 7 | 3",
                "{'1':[{'estimated_time_to_regain_access':999999999}]} | 0 | 10080",
            })
    void takesTheGreatestOfWhatAHeaderSays(String header, int percent, int minutes) {
        assertThat(Usage.of(List.of(header.replace('\'', '"'))))
                .isEqualTo(new Usage(percent, Duration.ofMinutes(minutes)));
    }

    @Test
    void takesTheGreatestOfAllHeaders() {
        assertThat(Usage.of(List.of("{\"call_count\":5}", "{\"1\":[{\"estimated_time_to_regain_access\":2}]}", "x")))
                .isEqualTo(new Usage(5, Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "7",
                "{",
                "{\"1\":7}",
                "{\"1\":[7,null,[]]}",
                "{\"call_count\":-1}",
                "{\"call_count\":NaN}",
                "{\"call_count\":1e99}",
                "{\"call_count\":99999999999999999999999999}",
                "{\"call_count\":{}}",
                "\u0000"
            })
    void hearsNothingInAnOddHeader(String header) {
        assertThat(Usage.of(List.of(header))).isEqualTo(Usage.NONE);
    }
}
