package import Plant
package import Scenarios
package import SimulationKernel

/// The facilities and scenarios of one folder, read when they are asked for.
///
/// A file is read at most once, and a plant compiled at most once for each content of a facility.
/// It isn't shared between threads; what it gives out may be.
package final class ContentLibrary {
    /// Facilities, by name.
    package let facilityFiles: [LibraryFile]
    /// Scenarios, by theme and name.
    package let scenarioFiles: [LibraryFile]
    private let base: String
    private let registry: Registry
    private let hash: @Sendable ([UInt8]) -> Hash32
    private let actions: [String]
    private let folderProblems: [ContentProblem]
    private var facilities: [String: FacilityContent] = [:]
    private var scenarios: [String: ScenarioContent] = [:]
    private var plants: [Hash32: Plant] = [:]

    /// Looks what files there are; reads none.
    ///
    /// - Parameters:
    ///   - root: the folder in which `Scenarios` lies; empty for the current one.
    ///   - registry: the kinds, checks and faults that content may name.
    ///   - actions: what a table of prices may name besides the registry's probes and procedures.
    ///   - hash: gives content its name; the same bytes, the same hash.
    package init(
        root: String, registry: Registry, actions: [String] = [],
        hash: @escaping @Sendable ([UInt8]) -> Hash32
    ) {
        self.registry = registry
        self.actions = actions
        self.hash = hash
        let folders = ContentFolders(root: root)
        base = folders.base
        folderProblems = folders.problems
        facilityFiles = folders.files.filter(\.isFacility)
        scenarioFiles = folders.files.filter { !$0.isFacility }
    }

    /// The path of the list of scenarios that have been proved fair; it needn't be there.
    package var provedPath: String { base + "/" + ContentFolders.proved }

    // MARK: Reading

    /// A facility by name.
    package func facility(named id: String) throws(ContentProblem) -> FacilityContent {
        let file = try file(named: id, among: facilityFiles, kind: "facility")
        return try facility(in: file)
    }

    /// A scenario by name.
    ///
    /// - Throws: also where two themes have one of this name.
    package func scenario(named id: String) throws(ContentProblem) -> ScenarioContent {
        let file = try file(named: id, among: scenarioFiles, kind: "scenario")
        return try scenario(in: file)
    }

    /// The facility of a file of this library.
    package func facility(in file: LibraryFile) throws(ContentProblem) -> FacilityContent {
        if let known = facilities[file.path] { return known }
        let content = try FacilityFile.load(file.path, hash: hash)
        try check(content.id, of: file, content.sourceMap, key: "facility")
        facilities[file.path] = content
        return content
    }

    /// The scenario of a file of this library.
    package func scenario(in file: LibraryFile) throws(ContentProblem) -> ScenarioContent {
        if let known = scenarios[file.path] { return known }
        let content = try ScenarioFile.load(file.path, hash: hash)
        try check(content.id, of: file, content.sourceMap, key: "scenario")
        if let other = scenarioFiles.first(where: { $0.id == file.id }), other != file {
            throw ContentProblem(
                .misplacedFile, file: file.path,
                mark: content.sourceMap.mark(of: ["scenario"]),
                wrong:
                    "a second scenario \(ContentWords.quoted(content.id)), beside `\(other.path)`",
                expected: "a name of its own for each scenario")
        }
        scenarios[file.path] = content
        return content
    }

    // MARK: Compiling

    /// The plant of a facility, compiled once for each content.
    ///
    /// - Throws: what can't be compiled, with its place in the file.
    package func plant(of facility: FacilityContent) throws(ContentProblem) -> Plant {
        if let known = plants[facility.hash] { return known }
        let plant: Plant
        do throws(PlantProblem) {
            plant = try PlantCompiler.compile(facility.inventory, registry: registry)
        } catch {
            throw facility.sourceMap.problem(error)
        }
        try checkPrices(facility)
        plants[facility.hash] = plant
        return plant
    }

    /// A scenario on its plant, at the moment of the call, under one seed.
    ///
    /// - Throws: the first name of the scenario that its facility doesn't have, with its place.
    package func instance(
        of content: ScenarioContent, seed: UInt64
    ) throws(ContentProblem) -> ScenarioInstance {
        let plant = try plant(of: facility(of: content))
        do throws(ScenarioProblem) {
            return try ScenarioInstance(content.scenario, plant: plant, seed: seed)
        } catch {
            throw content.sourceMap.problem(error)
        }
    }

    /// The facility on which a scenario plays.
    package func facility(of content: ScenarioContent) throws(ContentProblem) -> FacilityContent {
        let id = content.scenario.facility
        guard let file = facilityFiles.first(where: { $0.id == id }) else {
            throw content.sourceMap.problem(
                ScenarioProblem(
                    subject: ["facility"], what: "unknown facility \(ContentWords.quoted(id))",
                    given: id, candidates: facilityFiles.map(\.id)))
        }
        return try facility(in: file)
    }

    // MARK: Lint

    /// What is wrong with any file of the library: at most one problem for each, in their order.
    ///
    /// A scenario whose facility can't be used says nothing more: the facility has said it.
    /// Files are read afresh. An empty list means that every facility compiles and every scenario
    /// can be played.
    package func lint() -> [ContentProblem] {
        var problems = folderProblems
        for file in facilityFiles + scenarioFiles {
            guard let problem = lint(file), !problems.contains(problem) else { continue }
            problems.append(problem)
        }
        return problems
    }

    /// What is wrong with one file that may lie anywhere: a scenario where it has the key
    /// `scenario`, else a facility. Nil where nothing is.
    ///
    /// A scenario outside the library plays on a facility of the library.
    package func lint(path: String) -> ContentProblem? {
        let known = facilityFiles + scenarioFiles
        if let file = known.first(where: { $0.path == path }) { return lint(file) }
        return problem { () throws(ContentProblem) in
            if ContentLibrary.isScenario(try ContentFile.read(path)) {
                try play(try ScenarioFile.load(path, hash: hash))
            } else {
                try settle(try FacilityFile.load(path, hash: hash))
            }
        }
    }

    private func lint(_ file: LibraryFile) -> ContentProblem? {
        facilities[file.path] = nil
        scenarios[file.path] = nil
        return problem { () throws(ContentProblem) in
            if file.isFacility {
                try settle(facility(in: file))
            } else {
                try play(scenario(in: file))
            }
        }
    }

    /// Compiles a facility, lets it come to rest, and looks whether all holds there.
    private func settle(_ facility: FacilityContent) throws(ContentProblem) {
        let simulation = Simulation(plant: try plant(of: facility), seed: 0)
        if let problem = simulation.restProblem() { throw facility.sourceMap.problem(problem) }
        simulation.settle()
        if let problem = simulation.owedProblem() { throw facility.sourceMap.problem(problem) }
    }

    /// Plays a scenario up to the call, and lets the plant come to rest there.
    private func play(_ scenario: ScenarioContent) throws(ContentProblem) {
        if let problem = try instance(of: scenario, seed: 0).restProblem() {
            throw scenario.sourceMap.problem(problem)
        }
    }

    private func problem(_ body: () throws(ContentProblem) -> Void) -> ContentProblem? {
        do throws(ContentProblem) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    private static func isScenario(_ file: ContentFile) -> Bool {
        guard case .mapping(let entries) = file.root.value else { return false }
        return entries.contains { $0.key == "scenario" }
    }

    // MARK: Checks

    private func file(
        named id: String, among files: [LibraryFile], kind: String
    ) throws(ContentProblem) -> LibraryFile {
        if let found = files.first(where: { $0.id == id }) { return found }
        if let missing = folderProblems.first(where: { $0.rule == .unreadableFile }) {
            throw missing
        }
        let names = files.map(\.id)
        throw ContentProblem(
            .unknownName, file: base, mark: nil,
            wrong: "unknown \(kind) \(ContentWords.quoted(id))",
            expected: names.isEmpty ? "a \(kind) in this folder" : ContentWords.oneOf(names),
            suggestion: NearestName.nearest(to: id, among: names))
    }

    private func check(
        _ id: String, of file: LibraryFile, _ map: ContentSourceMap, key: String
    ) throws(ContentProblem) {
        guard id != file.id else { return }
        throw ContentProblem(
            .misplacedFile, file: file.path, mark: map.mark(of: [key]),
            wrong: "the file calls itself \(ContentWords.quoted(id))",
            expected: "its own name, \(ContentWords.quoted(file.id))")
    }

    private func checkPrices(_ facility: FacilityContent) throws(ContentProblem) {
        let names = registry.probes.map(\.name) + registry.procedures.map(\.name) + actions
        for price in facility.inventory.prices where !names.contains(price.action) {
            throw facility.sourceMap.problem(
                PlantProblem(
                    subject: ["prices", price.action],
                    what: "unknown action \(ContentWords.quoted(price.action))",
                    expected: "a probe or a procedure", given: price.action, candidates: names))
        }
    }
}
