//! What an action names and the cluster has not: what is, then what to do.

use super::josa::settle;
use crate::course::NotThere;
use crate::lang::Lang;

pub fn not_there(lang: Lang, what: &NotThere) -> String {
    match lang.spoken() {
        Lang::Ko => settle(&match what {
            NotThere::Task(number) => {
                format!("태스크 {number}은(는) 없어요. 표에서 번호를 확인해 보세요.")
            }
            NotThere::Computer(number) => format!("컴퓨터 {number}은(는) 없어요."),
            NotThere::Service(name) => format!("‘{name}’이라(라)는 서비스는 없어요."),
            NotThere::Family(name) => format!("‘{name}’이라(라)는 태스크 정의는 없어요."),
            NotThere::Revision { family, revision } => {
                format!("‘{family}’ 태스크 정의의 버전 {revision}은(는) 없어요.")
            }
            NotThere::TargetGroup(name) => format!("‘{name}’이라(라)는 대상 그룹은 없어요."),
            NotThere::Users(name) => format!("‘{name}’이라(라)는 손님은 없어요."),
            NotThere::Image(name) => format!("‘{name}’이라(라)는 이미지는 없어요."),
            NotThere::Policy(name) => format!("‘{name}’이라(라)는 정책은 없어요."),
            NotThere::Config(name) => format!("‘{name}’이라(라)는 설정은 없어요."),
            NotThere::Container { task, name } => {
                format!("태스크 {task}에는 ‘{name}’이라(라)는 컨테이너가 없어요.")
            }
        }),
        Lang::En => match what {
            NotThere::Task(number) => {
                format!("There is no task {number}. Look at the table for the numbers.")
            }
            NotThere::Computer(number) => format!("There is no computer {number}."),
            NotThere::Service(name) => format!("There is no service called \"{name}\"."),
            NotThere::Family(name) => format!("There is no task definition called \"{name}\"."),
            NotThere::Revision { family, revision } => {
                format!("Task definition \"{family}\" has no version {revision}.")
            }
            NotThere::TargetGroup(name) => format!("There is no target group called \"{name}\"."),
            NotThere::Users(name) => format!("There are no people called \"{name}\"."),
            NotThere::Image(name) => format!("There is no image called \"{name}\"."),
            NotThere::Policy(name) => format!("There is no policy called \"{name}\"."),
            NotThere::Config(name) => format!("There is no configuration called \"{name}\"."),
            NotThere::Container { task, name } => {
                format!("Task {task} has no container called \"{name}\".")
            }
        },
    }
}
