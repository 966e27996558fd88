package xcm.itest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a Java program that finds a temporary directory from which nothing can be executed: see mount(8), "noexec". */
final class NoExec {
    /** Arguments: the directory, the working directory, and the program; prints the names of the files that stay. */
    private static final String SCRIPT = """
            temporary=$1 work=$2
            shift 2
            mount -t tmpfs -o noexec,mode=700 tmpfs "$temporary" || exit 91
            cp /bin/true "$temporary/true" || exit 92
            if "$temporary/true" 2>/dev/null; then exit 93; fi
            rm "$temporary/true"
            cd "$work" || exit 94
            "$@"
            status=$?
            for file in $(ls -A "$temporary" "$work" | grep -v :); do echo "left behind: $file"; done
            exit $status
            """;

    private NoExec() {}

    /**
     * Run a program to its end, in a mount namespace of its own, which only root can make.
     *
     * @param temporary becomes {@code java.io.tmpdir}; an empty file system for the time of the run
     * @param work becomes the working directory
     * @param java the command
     */
    static Outcome run(Path temporary, Path work, List<String> java) throws Exception {
        var command = new ArrayList<>(List.of(
                "unshare", "--mount", "sh", "-c", SCRIPT, "sh", temporary.toString(), work.toString(), java.get(0)));
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-Duser.home=" + temporary);
        command.addAll(java.subList(1, java.size()));
        return Outcome.of(command);
    }
}
