import Circuits
import ContentFiles
import Exercises
import Foundation
import HostTools
import Planes
import Plant
import Records
import RecordsDatabase
import Scenarios
import Screens
import Seals
import SimulationKernel
import TerminalCanvas

/// Prints how long the parts of a session take, beside the aims. Nothing is asserted.
@main
enum PatchbayBench {
    static func main() throws {
        let library = ContentLibrary(
            root: "", registry: .standard, actions: VerbTable.fixed.map(\.name),
            hash: SHA256Hash.hash)
        let facility = try library.facility(named: "corner-house")
        let plant = try library.plant(of: facility)
        print(
            "corner-house: \(plant.layout.elements.count) elements, \(plant.slotCount) slots, "
                + "\(plant.latchCount) latches, \(plant.nodeCount) nodes")
        evaluation(plant)
        cablePatch(plant)
        ping(plant)
        try command(library)
        try coldStart()
        LoudnessBench().run()
        DiagnosisBench().run()
        try CircuitBench().run([])
        try ReasoningBench(library: library).run()
        try FrameBench(library: library).run()
        try InterfaceBench(program: program).run()
    }

    /// The program that was built beside this one.
    private static let program = URL(fileURLWithPath: CommandLine.arguments[0])
        .deletingLastPathComponent().appendingPathComponent("patchbay")

    private static func line(_ what: String, _ figure: String, aim: String) {
        print("\(what): \(figure) (aim: \(aim))")
    }

    private static func evaluation(_ plant: Plant) {
        let cells = Simulation(plant: plant, seed: 1).evaluator.allCells
        let samples = Sampling(500) { _ = Evaluator(plant: plant, cells: cells) }
        line("evaluating corner-house from nothing", samples.summary, aim: "under 0.3 ms")
        let compile = Sampling(20) {
            _ = try? PlantCompiler.compile(plant.inventory, registry: .standard)
        }
        line("compiling corner-house", compile.summary, aim: "none stated")
    }

    /// Unplugs and plugs every cable of the plant, one after the other.
    private static func cablePatch(_ plant: Plant) {
        let simulation = Simulation(plant: plant, seed: 1)
        let evaluator = simulation.evaluator
        let clock = ContinuousClock()
        var spans: [Double] = []
        var visited: [Int] = []
        for _ in 0..<20 {
            for cable in plant.layout.cables {
                let cell = plant.layout.cell(cable.ends[1])
                let before = evaluator.cell(cell)
                for value in [-1, before] {
                    evaluator.evaluationCount = 0
                    let span = clock.measure { evaluator.apply([(cell, value)]) }
                    spans.append(Sampling.nanoseconds(span))
                    visited.append(evaluator.evaluationCount)
                }
            }
        }
        visited.sort()
        let samples = Sampling(nanoseconds: spans)
        line(
            "a patch on one cable",
            samples.summary + "; nodes computed: median \(visited[visited.count / 2]), most "
                + "\(visited[visited.count - 1])", aim: "median under 50 µs")
    }

    private static func ping(_ plant: Plant) {
        let simulation = Simulation(plant: plant, seed: 1)
        let service = plant.inventory.services.first { $0.kind == "mounted" }
        guard let name = service?.arguments.first(where: { $0.name == "host" })?.value.word,
            let host = plant.layout.element(named: name)
        else { return print("one ping: no host with a mounted store") }
        let target = Benchmark.pingTarget
        let samples = Sampling(2000) {
            _ = try? HostConsole.run(
                simulation, host: host, line: "ping -c 1 \(target)")
        }
        line("one ping, typed at \(name), of \(target)", samples.summary, aim: "under 50 µs")
    }

    /// What the arguments may change.
    enum Benchmark {
        static let pingTarget =
            CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "10.10.20.10"
    }

    private static func command(_ library: ContentLibrary) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("patchbay-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try DatabaseStore(path: folder.path + "/bench.sqlite")
        let content = try library.scenario(named: "misrouted-grade")
        let hashing = HashFunction(hash: SHA256Hash.hash)
        let exercise = Exercise(try library.instance(of: content, seed: 1))
        let trainee = try store.trainee(named: "bench", newID: "bench")
        let header = JournalHeader(
            engineRevision: Exercise.engineRevision, contents: [], scenario: content.id,
            trainee: trainee.id, seed: 1, start: content.scenario.called, isPractice: true,
            provenance: "bench")
        var record = try store.openSession(
            SessionOpening(
                id: "bench", header: header, contents: [], startedAtSeconds: 0, hashing: hashing))
        var lineCount = 0
        let samples = try Sampling(300) {
            let command = ExerciseCommand("look")
            let begun = exercise.simulation.clock
            let reply = try exercise.perform(command)
            let entry = exercise.entry(
                for: command, reply: reply, begun: begun, number: record.lineCount + 1,
                salts: SaltSource { Salt(1, 2) })
            record = try store.append(record.tail.prepare(entry, hashing: hashing), to: record.id)
            let clock = SessionViews.clock(
                reply.finished, budgetLeft: exercise.budgetLeft.milliseconds)
            let shown = Element.group(
                reply.shown.map(ReadingView.element) + [.paragraph(clock)])
            lineCount += LineReader().lines(shown).count
        }
        line(
            "a command accepted, committed and worded (\(lineCount) lines in all)",
            samples.summary, aim: "median under 5 ms")
        try line("the disk's own write and fdatasync", disk(folder), aim: "the disk decides")
    }

    private static func disk(_ folder: URL) throws -> String {
        let path = folder.path + "/sync"
        let file = open(path, O_CREAT | O_WRONLY, 0o600)
        guard file >= 0 else { return "can't open \(path)" }
        defer { close(file) }
        let block = [UInt8](repeating: 7, count: 4096)
        return Sampling(300) {
            _ = write(file, block, block.count)
            _ = fdatasync(file)
        }.summary
    }

    /// From starting the program to the first byte of line mode.
    private static func coldStart() throws {
        guard FileManager.default.isExecutableFile(atPath: program.path) else {
            return print("cold start: build patchbay first (swift build -c release)")
        }
        let database =
            FileManager.default.temporaryDirectory.path
            + "/patchbay-cold-\(getpid()).sqlite"
        defer {
            for suffix in ["", "-wal", "-shm", ".key"] {
                try? FileManager.default.removeItem(atPath: database + suffix)
            }
        }
        var spans: [Double] = []
        for _ in 0..<21 {
            let process = Process()
            process.executableURL = program
            process.arguments = [
                "practise", "misrouted-grade", "--new", "--plain", "--database", database,
            ]
            let output = Pipe()
            process.standardOutput = output
            process.standardInput = Pipe()
            let clock = ContinuousClock()
            let start = clock.now
            try process.run()
            _ = try output.fileHandleForReading.read(upToCount: 1)
            spans.append(Sampling.nanoseconds(clock.now - start))
            process.terminate()
            process.waitUntilExit()
        }
        line(
            "cold start to the first line of line mode", Sampling(nanoseconds: spans).summary,
            aim: "under 60 ms")
    }
}
