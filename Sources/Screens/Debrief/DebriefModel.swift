import Assessment
import Exercises
import TerminalCanvas

/// The debrief of a closed session as a screen: pages that one goes through, lists in which one
/// chooses, and from every line a way to the moment itself.
///
/// The findings, and what to try next, open once the trainee has rated their own work, or has said
/// twice that they would rather not; either is kept, and neither can be changed.
package struct DebriefModel: Sendable {
    /// What is shown.
    package private(set) var data: DebriefData
    /// Which page.
    package private(set) var page: DebriefPage
    /// The session's lines; with what each was worth once that may be seen.
    private(set) var entries: [TimelineEntry]
    /// What each step was worth; nil until that may be seen, and where it can't be told.
    private(set) var worth: Worth?
    private(set) var groups: [FindingGroup]
    private(set) var form: RatingForm
    private(set) var depth = FindingDepth.themes
    /// How many lines of a page of text are above the screen.
    private(set) var scroll = 0
    private var marks = Marks()
    /// What lines haven't said yet.
    var news = News.page

    /// How much of the screen is new to whoever follows it in lines.
    enum News: Hashable, Sendable {
        case nothing
        /// The marked item alone.
        case item
        case page
    }

    /// Which item is marked in each list.
    private struct Marks: Hashable {
        var timeline = 0
        var rating = 0
        var theme = 0
        var criterion = 0
        var line = 0
        var next = 0
    }

    /// A debrief from its beginning.
    package init(data: DebriefData) {
        self.data = data
        page = .asked
        entries = []
        groups = FindingGroups.make(data)
        form = RatingForm(themes: FindingGroups.ratedThemes(data.criteria))
        takeAnalysis()
    }

    /// Takes the data anew, as after a rating was kept: whoever stood at the rating goes on to the
    /// findings.
    package mutating func update(_ data: DebriefData) {
        self.data = data
        groups = FindingGroups.make(data)
        takeAnalysis()
        news = .page
        if page == .rating, data.isRated { open(.findings) }
    }

    /// Whether what was found and what was worth what may be seen: both tell what was the matter.
    private var isTold: Bool { data.isRated || form.themes.isEmpty }

    private mutating func takeAnalysis() {
        let analysis = isTold ? data.analysis : nil
        entries = Timeline.entries(data.session.steps, analysis)
        worth = isTold ? Worth(data, entries) : nil
    }

    // MARK: Pages

    /// Why a page can't be opened yet, in words; nil where it can.
    func obstacle(_ page: DebriefPage) -> String? {
        switch page {
        case .asked, .timeline: nil
        case .rating:
            data.isRated
                ? "your rating is kept and can't be changed"
                : form.themes.isEmpty ? "there is nothing to rate" : nil
        case .findings, .worth, .next: isTold ? nil : "rate your own work first"
        }
    }

    /// Opens a page, where it can be opened.
    mutating func open(_ page: DebriefPage) {
        guard obstacle(page) == nil else { return }
        self.page = page
        scroll = 0
        if page == .findings { depth = .themes }
        if page == .worth { worth?.open() }
    }

    /// The nearest page before (-1) or after (1) this one that can be opened; nil at the end.
    func neighbour(_ step: Int) -> DebriefPage? {
        let all = DebriefPage.allCases
        guard var index = all.firstIndex(of: page) else { return nil }
        repeat { index += step } while all.indices.contains(index) && obstacle(all[index]) != nil
        return all.indices.contains(index) ? all[index] : nil
    }

    // MARK: Lists

    /// The list of the present page: how many items it has, and which is marked.
    var list: (count: Int, mark: Int)? {
        switch page {
        case .asked: nil
        case .timeline: (entries.count, marks.timeline)
        case .rating: (form.choices.count, marks.rating)
        case .findings:
            switch depth {
            case .themes: (groups.count, marks.theme)
            case .criteria: (group?.items.count ?? 0, marks.criterion)
            case .lines: (item?.finding?.lines.count ?? 0, marks.line)
            }
        case .worth: worth?.list
        case .next: (data.suggestions.count, marks.next)
        }
    }

    /// The theme that is marked or open.
    var group: FindingGroup? { groups.indices.contains(marks.theme) ? groups[marks.theme] : nil }

    /// The criterion that is marked or open.
    var item: FindingItem? {
        guard let items = group?.items, items.indices.contains(marks.criterion) else { return nil }
        return items[marks.criterion]
    }

    /// Marks an item of the present list; one that isn't there is the nearest that is.
    mutating func mark(_ index: Int) {
        guard let list, list.count > 0 else { return }
        let index = min(max(0, index), list.count - 1)
        switch page {
        case .asked: break
        case .timeline: marks.timeline = index
        case .rating: marks.rating = index
        case .findings:
            switch depth {
            case .themes: marks.theme = index
            case .criteria: marks.criterion = index
            case .lines: marks.line = index
            }
        case .worth: worth?.mark(index)
        case .next: marks.next = index
        }
    }

    /// Moves the mark, or scrolls where the page is a text.
    mutating func move(_ steps: Int) {
        if let list {
            mark(list.mark + steps)
        } else {
            // Not beyond what the text is long in a narrow window.
            let most = LineReader(width: 40).lines(content).count
            scroll = min(max(0, scroll + steps), most)
        }
    }

    /// Chooses the marked item.
    mutating func choose() -> [Request] {
        guard let list, list.count > 0 else { return [] }
        scroll = 0
        switch page {
        case .asked: return []
        case .timeline:
            return [.loadReplay(session: data.session.id, line: entries[list.mark].number)]
        case .rating:
            let result = form.choose(list.mark)
            marks.rating = 0
            guard case .keep(let ratings) = result else { return [] }
            return [.rate(session: data.session.id, ratings)]
        case .findings: return chooseFinding(list.mark)
        case .worth:
            return worth?.choose().map { [.loadReplay(session: data.session.id, line: $0)] } ?? []
        case .next:
            return [.begin(scenario: data.suggestions[list.mark].scenario, seed: nil)]
        }
    }

    private mutating func chooseFinding(_ index: Int) -> [Request] {
        switch depth {
        case .themes:
            depth = .criteria
            marks.criterion = 0
        case .criteria:
            guard let lines = item?.finding?.lines, !lines.isEmpty else { return [] }
            depth = .lines
            marks.line = 0
        case .lines:
            guard let line = currentLine else { return [] }
            return [.loadReplay(session: data.session.id, line: line)]
        }
        return []
    }

    /// Whether there is a step back within the page.
    var canGoBack: Bool {
        switch page {
        case .findings: depth != .themes
        case .worth: worth.map { $0.depth != .parts } ?? false
        default: false
        }
    }

    /// Goes back one step within the page; false where there is none.
    mutating func goBack() -> Bool {
        scroll = 0
        switch (page, depth) {
        case (.worth, _): return worth?.goBack() ?? false
        case (.findings, .criteria): depth = .themes
        case (.findings, .lines): depth = .criteria
        default: return false
        }
        return true
    }

    /// The journal's line that is marked; nil where no line is.
    var currentLine: Int? {
        switch page {
        case .timeline where entries.indices.contains(marks.timeline):
            return entries[marks.timeline].number
        case .findings where depth == .lines:
            guard let lines = item?.finding?.lines, lines.indices.contains(marks.line) else {
                return nil
            }
            return lines[marks.line]
        case .worth: return worth?.line
        default: return nil
        }
    }
}
