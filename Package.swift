// swift-tools-version: 6.2
import PackageDescription

/// What every target of Patchbay is built with: Swift 6 mode, no warning left standing.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [],
    resources: [Resource] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: exclude, resources: resources,
        swiftSettings: strict)
}

let package = Package(
    name: "patchbay",
    platforms: [.macOS(.v15)],
    dependencies: [
        // The records are SQLite: migrations, whole transactions, one serial writer.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // Facilities and scenarios are YAML that people write by hand; errors need its marks.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // Subcommands, `--help` and its suggestions.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // SHA-256 chains the journal; Ed25519 signs its head.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        // base
        library("SimulationKernel"),
        library("Signals"),
        // core
        library("Plant", ["SimulationKernel"]),
        library("Planes", ["Plant", "SimulationKernel", "Signals"]),
        library("HostTools", ["Planes", "Plant", "SimulationKernel"]),
        // reasoning
        library("Diagnosis", ["SimulationKernel"]),
        library("FaultReasoning", ["Diagnosis", "HostTools", "Plant", "SimulationKernel"]),
        // domain and session
        library("Scenarios", ["FaultReasoning", "Plant", "SimulationKernel"]),
        library(
            "Exercises",
            ["FaultReasoning", "HostTools", "Plant", "Scenarios", "SimulationKernel"]),
        library(
            "Solving",
            [
                "Diagnosis", "Exercises", "FaultReasoning", "HostTools", "Plant", "Scenarios",
                "SimulationKernel",
            ]),
        library(
            "Assessment",
            ["Exercises", "FaultReasoning", "Plant", "Scenarios", "SimulationKernel"]),
        library("Records", ["Assessment", "Exercises", "SimulationKernel"]),
        // faces
        library("TerminalCanvas"),
        library(
            "Screens",
            [
                "Assessment", "Exercises", "FaultReasoning", "HostTools", "Plant", "Scenarios",
                "SimulationKernel", "TerminalCanvas",
            ]),
        // edges
        // A plain C target, not a system library: ncurses' macros need functions around them.
        .target(
            name: "CNcurses",
            linkerSettings: [
                .linkedLibrary("ncursesw", .when(platforms: [.linux])),
                .linkedLibrary("ncurses", .when(platforms: [.macOS])),
            ]),
        // Signal handlers may call next to nothing, and nothing of Swift's: they are in C.
        .target(name: "CTerminalGuard"),
        library("TerminalDriver", ["CNcurses", "CTerminalGuard", "TerminalCanvas"]),
        library(
            "ContentFiles",
            [
                "Assessment", "Plant", "Scenarios", "SimulationKernel",
                .product(name: "Yams", package: "Yams"),
            ]),
        library(
            "RecordsDatabase",
            [
                "Assessment", "Exercises", "Records", "SimulationKernel",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        library(
            "Seals", ["SimulationKernel", .product(name: "Crypto", package: "swift-crypto")]),
        library(
            "Interchange",
            ["Assessment", "Exercises", "FaultReasoning", "Plant", "SimulationKernel"]),
        .executableTarget(
            name: "patchbay",
            dependencies: [
                "Assessment", "ContentFiles", "Exercises", "FaultReasoning", "Interchange",
                "Planes", "Plant", "Records", "RecordsDatabase", "Scenarios", "Screens", "Seals",
                "SimulationKernel", "Solving",
                "TerminalCanvas", "TerminalDriver",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),

        .executableTarget(
            name: "patchbay-bench",
            dependencies: [
                "Assessment", "CPseudoTerminal", "Circuits", "ContentFiles", "Diagnosis",
                "Exercises", "FaultReasoning", "HostTools", "LoudnessOracle", "Planes", "Plant",
                "Records", "RecordsDatabase", "Scenarios", "Screens", "Seals", "Signals",
                "SimulationKernel", "Solving", "TerminalCanvas",
            ], path: "Benchmarks", exclude: ["Circuits"], swiftSettings: strict),
        // Circuits with known diagnoses, to hold the search against.
        .target(
            name: "Circuits", dependencies: ["Diagnosis", "SimulationKernel"],
            path: "Benchmarks/Circuits", exclude: ["Netlists", "README.md"],
            swiftSettings: strict),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .target(
            name: "HouseSupport", dependencies: ["Planes", "Plant", "SimulationKernel"],
            path: "Tests/HouseSupport", swiftSettings: strict),
        .target(
            name: "CaseSupport",
            dependencies: [
                "ContentFiles", "Diagnosis", "Exercises", "FaultReasoning", "Planes", "Plant",
                "Scenarios", "Seals", "SimulationKernel", "Solving", "TestSupport",
            ], path: "Tests/CaseSupport", swiftSettings: strict),
        tests("TidyTests", ["TestSupport"]),
        tests("SimulationKernelTests", ["SimulationKernel", "TestSupport"]),
        // Loads libebur128 at run time, where there is one, to compare with.
        .target(
            name: "LoudnessOracle", path: "Tests/LoudnessOracle", swiftSettings: strict),
        tests("SignalsTests", ["LoudnessOracle", "Signals"], resources: [.copy("Oracles")]),
        tests("PlantTests", ["Plant", "SimulationKernel", "TestSupport"]),
        tests(
            "PlanesTests",
            [
                "HostTools", "HouseSupport", "Planes", "Plant", "Screens", "Signals",
                "SimulationKernel", "TerminalCanvas", "TestSupport",
            ],
            resources: [.copy("Display/Oracles")]),
        tests(
            "HostToolsTests",
            ["HostTools", "HouseSupport", "Planes", "Plant", "SimulationKernel", "TestSupport"],
            exclude: ["Goldens", "Resources"]),
        tests(
            "NetworkTruthTests",
            ["HostTools", "Planes", "Plant", "SimulationKernel", "TestSupport"]),
        tests("DiagnosisTests", ["Circuits", "Diagnosis", "SimulationKernel", "TestSupport"]),
        tests(
            "FaultReasoningTests",
            [
                "CaseSupport", "Diagnosis", "Exercises", "FaultReasoning", "HostTools",
                "HouseSupport", "Planes", "Plant", "Scenarios", "SimulationKernel", "Solving",
                "TestSupport",
            ]),
        tests(
            "SolvingTests",
            [
                "CaseSupport", "ContentFiles", "Diagnosis", "Exercises", "FaultReasoning",
                "HostTools", "Planes", "Plant", "Scenarios", "Seals", "SimulationKernel",
                "Solving", "TestSupport",
            ]),
        tests(
            "ScenariosTests",
            ["Planes", "Plant", "Scenarios", "SimulationKernel", "TestSupport"]),
        tests(
            "ExercisesTests",
            [
                "ContentFiles", "Exercises", "Planes", "Plant", "Scenarios", "Seals",
                "SimulationKernel", "TestSupport",
            ]),
        tests("SealsTests", ["Seals", "SimulationKernel"]),
        tests(
            "RecordsTests", ["Assessment", "Exercises", "Records", "Seals", "SimulationKernel"]),
        tests(
            "RecordsDatabaseTests",
            [
                "Assessment", "Exercises", "Records", "RecordsDatabase", "Seals",
                "SimulationKernel", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        tests(
            "AssessmentTests",
            [
                "Assessment", "ContentFiles", "Exercises", "FaultReasoning", "Planes", "Plant",
                "Scenarios", "Seals",
                "SimulationKernel", "TestSupport",
            ], exclude: ["Sessions/Goldens"]),
        tests("TerminalCanvasTests", ["TerminalCanvas", "TestSupport"], exclude: ["Goldens"]),
        .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
        .executableTarget(
            name: "terminal-probe", dependencies: ["TerminalCanvas", "TerminalDriver"],
            path: "Tests/TerminalProbe", swiftSettings: strict),
        tests(
            "TerminalDriverTests",
            [
                "CPseudoTerminal", "TerminalCanvas", "TerminalDriver", "TestSupport",
                "terminal-probe",
            ]),
        tests(
            "InterchangeTests",
            [
                "Assessment", "Exercises", "FaultReasoning", "Interchange", "Plant",
                "SimulationKernel", "TestSupport",
            ]),
        tests(
            "ScreensTests",
            [
                "Assessment", "ContentFiles", "Exercises", "FaultReasoning", "Planes", "Plant",
                "Scenarios",
                "Screens", "Seals", "SimulationKernel", "TerminalCanvas", "TestSupport",
            ], exclude: ["App/Goldens", "Debrief/Goldens", "Goldens", "Replay/Goldens"]),
        tests(
            "ContentFilesTests",
            [
                "Assessment", "ContentFiles", "Planes", "Plant", "Scenarios", "SimulationKernel",
                "TestSupport",
            ]),
        tests(
            "ContentTests",
            [
                "Assessment", "ContentFiles", "Exercises", "FaultReasoning", "HostTools", "Planes",
                "Plant", "Scenarios",
                "Screens", "Seals", "SimulationKernel", "Solving", "TerminalCanvas", "TestSupport",
            ], exclude: ["Goldens"]),
        tests(
            "ReplayTests",
            [
                "ContentFiles", "Exercises", "Planes", "Plant", "Scenarios", "Seals",
                "SimulationKernel", "TestSupport",
            ]),
        tests(
            "WorkplaceTests",
            [
                "Assessment", "ContentFiles", "Exercises", "Planes", "Plant", "Records",
                "Scenarios", "Screens", "Seals", "SimulationKernel", "TerminalCanvas",
                "TerminalDriver", "TestSupport", "patchbay",
            ]),
        tests(
            "EndToEndTests",
            ["Exercises", "Records", "RecordsDatabase", "TestSupport", "patchbay"],
            exclude: ["Goldens"]),
    ]
)
