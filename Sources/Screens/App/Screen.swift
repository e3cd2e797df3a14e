import Plant

/// A screen with all that it shows: a closed list, so that nothing is forgotten.
package enum Screen: Sendable {
    case home(HomeModel)
    case welcome(LetterModel)
    case briefing(LetterModel)
    case workbench(WorkbenchModel)
    case closing(LetterModel)
    case debrief(DebriefModel)
    case replay(ReplayModel)
    case palette(PaletteModel)
    case keys(KeysModel)

    /// The name by which the table of actions knows it.
    package var name: ScreenName {
        switch self {
        case .home: .home
        case .welcome: .welcome
        case .briefing: .briefing
        case .workbench: .workbench
        case .closing: .closing
        case .debrief: .debrief
        case .replay: .replay
        case .palette: .palette
        case .keys: .keys
        }
    }

    /// Whether it lies over another screen, and gives way to whatever is meant for that one.
    var isOverlay: Bool {
        switch self {
        case .palette, .keys, .briefing, .closing: true
        case .home, .welcome, .workbench, .debrief, .replay: false
        }
    }

    /// The screen as what all screens are.
    package var model: any ScreenModel {
        switch self {
        case .home(let model): model
        case .welcome(let model), .briefing(let model), .closing(let model): model
        case .workbench(let model): model
        case .debrief(let model): model
        case .replay(let model): model
        case .palette(let model): model
        case .keys(let model): model
        }
    }

    /// Changes the screen's model in place.
    mutating func change<Result>(
        _ body: (inout any ScreenModel) throws(ActionRefusal) -> Result
    ) throws(ActionRefusal) -> Result {
        var model = self.model
        defer { put(model) }
        return try body(&model)
    }

    /// Puts a model in its place; one of another screen changes nothing.
    private mutating func put(_ model: any ScreenModel) {
        switch (self, model) {
        case (.home, let model as HomeModel): self = .home(model)
        case (.welcome, let model as LetterModel): self = .welcome(model)
        case (.briefing, let model as LetterModel): self = .briefing(model)
        case (.closing, let model as LetterModel): self = .closing(model)
        case (.workbench, let model as WorkbenchModel): self = .workbench(model)
        case (.debrief, let model as DebriefModel): self = .debrief(model)
        case (.replay, let model as ReplayModel): self = .replay(model)
        case (.palette, let model as PaletteModel): self = .palette(model)
        case (.keys, let model as KeysModel): self = .keys(model)
        default: break
        }
    }
}
