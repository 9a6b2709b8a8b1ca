package io.github.nachtschicht;

import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import picocli.spring.boot.autoconfigure.PicocliAutoConfiguration;

/**
 * Entry point of the command line program. Configures no more than commands need: a run opens its
 * job repository itself, once it knows where.
 */
@SpringBootConfiguration
@ComponentScan("io.github.nachtschicht.cli")
@ImportAutoConfiguration(PicocliAutoConfiguration.class)
public class NachtschichtApplication {

  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(NachtschichtApplication.class);
    // Options are picocli's; only what it knows is one.
    application.setAddCommandLineProperties(false);
    // A signal ends a run in good order first; Spring's own hook would close things under it.
    application.setRegisterShutdownHook(false);
    application.addListeners(new LogFormat(List.of(args)));
    System.exit(SpringApplication.exit(application.run(args)));
  }

  /** Looks for the log's format before the first line is logged. */
  private record LogFormat(List<String> arguments)
      implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final String OPTION = "--log-format";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
      ConfigurableEnvironment environment = event.getEnvironment();
      String format = environment.getProperty("nachtschicht.log-format", "text");
      for (int i = 0; i < arguments.size(); i++) {
        String argument = arguments.get(i);
        if (argument.startsWith(OPTION + "=")) {
          format = argument.substring(OPTION.length() + 1);
        } else if (argument.equals(OPTION) && i + 1 < arguments.size()) {
          format = arguments.get(i + 1);
        }
      }
      if (format.strip().equalsIgnoreCase("json")) {
        environment
            .getPropertySources()
            .addFirst(
                new MapPropertySource(
                    "log-format", Map.of("logging.structured.format.console", "logstash")));
      }
    }

    /** Behind the configuration files, before the logging system. */
    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE + 15;
    }
  }
}
