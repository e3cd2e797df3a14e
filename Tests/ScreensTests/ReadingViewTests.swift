import Exercises
import Plant
import Screens
import TerminalCanvas
import TestSupport
import Testing

/// What was typed at a host is shown as that host printed it, whatever its reading is called.
@Suite struct ReadingViewTests {
    /// Commands whose kinds of readings have names that a session uses too, or might.
    static let lines = [
        "traceroute -n 10.10.20.10", "ping -c 1 10.10.20.10", "ip route", "mount",
        "dig store.cornerhouse.lan +short", "nonsense",
    ]

    @Test(arguments: lines) func aHostsWordsAreItsOwn(line: String) throws {
        let exercise = try GoldenSessionTests.exercise("misrouted-grade")
        _ = try exercise.perform(ExerciseCommand("go", ["gr"]))
        let reply = try exercise.perform(ExerciseCommand("on", ["gr-ws", line]))
        let reading = try #require(reply.readings.first)
        guard case .verbatim(let printed) = ReadingView.element(reading) else {
            Issue.record("`\(line)` isn't shown as printed")
            return
        }
        #expect(!printed.isEmpty)
    }

    /// A switch knows every machine that is up, without anybody's having sent anything to it.
    @Test func aSwitchKnowsTheMachinesThatAreUp() throws {
        let exercise = try GoldenSessionTests.exercise("misrouted-grade")
        _ = try exercise.perform(ExerciseCommand("go", ["mr"]))
        let command = ExerciseCommand("on", ["sw-edit", "show mac address-table"])
        let reading = try #require(try exercise.perform(command).readings.first)
        let ports = reading.rows.indices.map { reading.row($0).symbol("port") ?? "" }
        for port in ["te1/0/1", "te1/0/4", "te1/0/8", "te1/1/1"] {
            #expect(ports.contains { $0.lowercased() == port }, "\(port) in \(ports)")
        }
        #expect(exercise.simulation.evaluator.audit().isEmpty)
    }
}
